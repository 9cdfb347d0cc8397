// corrections.js: lets a reader correct what quoth found and save that as a file for quoth --corrections.
//
// A correction is a row of that file (its format: quoth(1)): what, subject, object, detail, article. It names things by
// their words, so that it still holds when the program finds them by other numbers. The page shows what is corrected,
// but not the graph that follows from it: quoth makes that.
'use strict';

const corrections = []; // {key, row}
let unsaved = false;

const clean = text => String(text ?? '').replace(/\s+/g, ' ').trim();

// The article matters where the same words could stand in another one.
function articleName(index) {
  const article = articles[index];
  return articles.length > 1 ? article.url || article.headline || article.iri : '';
}

function correct(key, row) {
  corrections.push({ key, row: row.map(clean) });
  unsaved = true;
  fillCorrections();
  showTab('corrections');
}

// ---- the form in the card ----

function menuOf(title, options) {
  return make('select', { 'aria-label': title }, ...options.map(([value, text]) => make('option', { value }, text)));
}

const others = not => agents.map((_, i) => i).filter(i => i !== not && agents[i].label).sort(byName).map(i => [i, nameOf(i)]);

// A control, and a button that hands its value on.
function line(control, text, act) {
  return make('p', { class: 'control' }, control, button(text, {}, () => clean(control.value) && act(control.value)));
}

function statementForm(key) {
  const s = statements[indexOf(key)], article = articleName(s.article);
  const known = menuOf('Speaker', others(s.speakers[0]));
  const name = make('input', { type: 'text', 'aria-label': 'Speaker who is not in the list', placeholder: 'somebody else' });
  return [
    line(known, 'is the speaker', value => correct(key, ['speaker', s.text, nameOf(Number(value)), '', article])),
    line(name, 'is the speaker', value => correct(key, ['speaker', s.text, value, '', article])),
    make('p', { class: 'control' }, button('No statement: drop it', { class: 'drop' },
      () => correct(key, ['drop', s.text, '', '', article]))),
  ];
}

function agentForm(key) {
  const i = indexOf(key), agent = agents[i];
  const same = menuOf('Somebody who is the same', others(i));
  const name = make('input', { type: 'text', 'aria-label': 'Right name', value: agent.label });
  const role = make('input', { type: 'text', 'aria-label': 'Role', placeholder: 'former director' });
  const forms = agent.also.map(form => [form, form]);
  return [
    line(same, 'is the same', value => correct(key, ['same', agent.label, nameOf(Number(value)), '', ''])),
    line(name, 'is the name', value => correct(key, ['rename', agent.label, value, '', ''])),
    line(role, 'is a role', value => correct(key, ['role', agent.label, value, '', ''])),
    forms.length ? line(menuOf('Name of somebody else', forms), 'is somebody else',
      value => correct(key, ['not-same', value, agent.label, '', ''])) : undefined,
  ].filter(Boolean);
}

function roleForm(key) {
  const role = roles[indexOf(key)];
  return [make('p', { class: 'control' }, button('No such role: drop it', { class: 'drop' },
    () => correct(key, ['drop', nameOf(role.holder), role.label, '', ''])))];
}

document.addEventListener('quoth-card', event => {
  const form = { statement: statementForm, agent: agentForm, role: roleForm }[kindOf(event.detail)](event.detail);
  $('card').append(make('details', { class: 'correct' }, make('summary', {}, 'Correct this'), ...form));
});

// ---- the list of what is corrected ----

const SENTENCES = {
  same: row => `${row[1]} is the same as ${row[2]}.`,
  'not-same': row => `${row[1]} is not ${row[2]}.`,
  speaker: row => `${row[2]} said: ${row[1]}`,
  role: row => `${row[1]}: ${row[2]}.`,
  drop: row => (row[2] ? `${row[1]} is no ${row[2]}.` : `No statement: ${row[1]}`),
  rename: row => `${row[1]} is called ${row[2]}.`,
};

function fillCorrections() {
  for (const element of document.querySelectorAll('.corrected')) element.classList.remove('corrected');
  for (const { key } of corrections) for (const element of shownBy.get(key) || []) element.classList.add('corrected');
  $('tab-corrections').hidden = !corrections.length;
  $('tab-corrections').textContent = `Corrections ${corrections.length}`;
  $('corrections').replaceChildren(make('h2', {}, 'Corrections'),
    make('ol', { class: 'entries' }, ...corrections.map((one, i) => make('li', { class: 'entry' },
      make('span', {}, SENTENCES[one.row[0]](one.row)), ' ', button('Undo', { class: 'link' }, () => {
        corrections.splice(i, 1);
        fillCorrections();
        if (!corrections.length) showTab('cast');
      })))),
    make('p', { class: 'control' }, button('Save corrections', { id: 'save-corrections' }, saveCorrections)),
    make('p', { class: 'quiet' }, 'Give the file to quoth with ', make('code', {}, '--corrections FILE'),
      ', in this run and any later one.'));
}

function saveCorrections() {
  const head = ['# Corrections for quoth: quoth map ARTICLE --corrections THIS-FILE. One a line, columns apart by tabs.',
    '# what\tsubject\tobject\tdetail\tarticle'];
  const rows = corrections.map(({ row }) => row.join('\t').replace(/\t+$/, ''));
  save(`${fileName}.corrections.tsv`, 'text/tab-separated-values', `${head.concat(rows).join('\n')}\n`);
  unsaved = false;
}

window.addEventListener('beforeunload', event => {
  if (unsaved) event.preventDefault();
});
