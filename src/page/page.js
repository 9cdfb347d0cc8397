// page.js: the reading page. Shows what quoth found in the articles; selects, filters and saves it.
//
// Everything on the page has a key: "statement-3", "agent-2", "role-1", the kind and the number in the graph. All
// elements that show a thing are listed under its key, so that to select it is one loop over lists. Text goes into the
// page as text nodes only.
'use strict';

const $ = id => document.getElementById(id);
const { articles, agents, roles, statements } = JSON.parse($('data').textContent);

// ---- elements ----

// make('a', {href: '#x', class: 'ref'}, 'text', otherElement)
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {}))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children.filter(child => child !== undefined && child !== ''));
  return element;
}

// A button that looks like text and does something.
function button(text, attributes, act) {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', act);
  return element;
}

// For screen readers only.
const heard = text => make('span', { class: 'heard' }, text);

const shownBy = new Map(); // key: elements that show the thing

function shows(key, element) {
  if (!shownBy.has(key)) shownBy.set(key, []);
  shownBy.get(key).push(element);
  return element;
}

const each = list => list.flatMap((item, i) => (i ? [', ', item] : [item]));
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;
const keyOf = (kind, index) => `${kind}-${index}`;
const indexOf = key => Number(key.slice(key.lastIndexOf('-') + 1));
const kindOf = key => key.slice(0, key.lastIndexOf('-'));

// ---- what belongs together ----

const saidBy = agents.map(() => []);
statements.forEach((s, i) => s.speakers.forEach(a => saidBy[a].push(i)));
const rolesOf = agents.map(() => []);
roles.forEach((role, i) => rolesOf[role.holder].push(i));

const nameOf = agent => agents[agent].label;
const namesOf = s => s.speakers.map(nameOf).join(' and ') || 'source not stated';
const outletOf = s => s.reportedBy ?? articles[s.article].publisher;

function agenciesOf(agent) {
  const found = rolesOf[agent].map(i => roles[i].organization).concat(agents[agent].organization);
  if (agents[agent].kind === 'organization') found.push(agent);
  return [...new Set(found.filter(organization => organization !== undefined))];
}

function roleText(role) {
  const past = role.status === 'Former' && !role.label.startsWith('former') ? 'former ' : '';
  const future = role.status === 'Prospective' && !/nominee|candidate|-elect/.test(role.label) ? 'prospective ' : '';
  return [past + future + role.label, role.organization !== undefined && nameOf(role.organization), role.place,
    role.period].filter(Boolean).join(', ');
}

// What a screen reader is told.
function spoken(key) {
  const i = indexOf(key);
  if (kindOf(key) === 'statement') return `Statement ${i + 1}: ${namesOf(statements[i])}`;
  return kindOf(key) === 'agent' ? nameOf(i) : `${nameOf(roles[i].holder)}: ${roleText(roles[i])}`;
}

// Those who speak most get a colour of their own; after seven the colours come again with another line.
const HUES = 7;
const rank = new Map(agents.map((_, i) => i).filter(i => saidBy[i].length)
  .sort((a, b) => saidBy[b].length - saidBy[a].length || a - b).map((agent, place) => [agent, place]));

function look(agent) {
  if (!rank.has(agent)) return 'hue-none';
  const line = agents[agent].kind === 'unnamed' ? ' dashed' : rank.get(agent) >= HUES ? ' double' : '';
  return `hue-${rank.get(agent) % HUES}${line}`;
}

const chip = agent => make('span', { class: `chip ${look(agent)}`, 'aria-hidden': 'true' });

// Keys of all that a selection lights up besides itself.
function relatedTo(key) {
  const index = indexOf(key);
  if (kindOf(key) === 'statement') {
    const s = statements[index];
    return [...s.speakers, s.reportedBy, s.addressee].filter(a => a !== undefined).map(a => keyOf('agent', a));
  }
  if (kindOf(key) === 'role')
    return [roles[index].holder, roles[index].organization].filter(a => a !== undefined).map(a => keyOf('agent', a));
  return [...saidBy[index].map(i => keyOf('statement', i)), ...rolesOf[index].map(i => keyOf('role', i)),
    ...agenciesOf(index).map(a => keyOf('agent', a))];
}

// ---- the article: passages cut into pieces wherever something begins or ends ----

// UTF-16 units before so many code points.
function unitsBefore(text, points) {
  let units = 0;
  while (points-- > 0 && units < text.length) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

const spansOf = articles.map(() => []); // {begin, end, key, part, first}

function addSpans(key, part, places) {
  places.forEach(([article, begin, end], i) => spansOf[article].push({ key, part, begin, end, first: i === 0 }));
}

function collectSpans() {
  statements.forEach((s, i) => {
    addSpans(keyOf('statement', i), 'content', s.content);
    addSpans(keyOf('statement', i), 'source', s.source);
    addSpans(keyOf('statement', i), 'cue', s.cues);
  });
  agents.forEach((agent, i) => addSpans(keyOf('agent', i), 'name', agent.evidence));
  roles.forEach((role, i) => addSpans(keyOf('role', i), 'role', role.evidence));
}

const length = span => span.end - span.begin;

// The number in front of a statement: the way to it by keyboard.
function reference(key) {
  return shows(key, make('a', { class: 'ref', href: `#${key}`, 'aria-label': spoken(key) }, String(indexOf(key) + 1)));
}

function piece(text, covering) {
  const content = covering.filter(span => span.part === 'content').sort((a, b) => length(a) - length(b));
  if (!covering.length) return document.createTextNode(text);
  const element = make('span', { class: 'piece' }, text);
  if (content.length) element.classList.add('said', ...look(statements[indexOf(content[0].key)].speakers[0]).split(' '));
  element.dataset.key = (content[0] || covering.sort((a, b) => length(a) - length(b))[0]).key;
  for (const key of new Set(covering.map(span => span.key))) shows(key, element);
  return element;
}

function cutPassage(element, spans) {
  const text = element.textContent, begin = Number(element.dataset.at), end = begin + [...text].length;
  const here = spans.filter(span => span.begin < end && span.end > begin);
  const cuts = [...new Set([begin, end, ...here.flatMap(span => [span.begin, span.end])])]
    .filter(cut => cut >= begin && cut <= end).sort((a, b) => a - b);
  element.replaceChildren();
  for (let i = 0; i + 1 < cuts.length; i++) {
    const covering = here.filter(span => span.begin <= cuts[i] && span.end >= cuts[i + 1]);
    for (const span of covering)
      if (span.part === 'content' && span.first && span.begin === cuts[i]) element.append(reference(span.key));
    element.append(piece(text.slice(unitsBefore(text, cuts[i] - begin), unitsBefore(text, cuts[i + 1] - begin)), covering));
  }
}

const passages = articles.map((_, a) => [...$(`article-${a}`).querySelectorAll('[data-at]')]);
const passageTexts = passages.map(list => list.map(element =>
  ({ begin: Number(element.dataset.at), text: element.textContent })));

// The sentence or so around a place, with the place in bold.
function excerpt([article, begin, end]) {
  const passage = passageTexts[article].findLast(one => one.begin <= begin);
  if (!passage) return undefined;
  const points = [...passage.text], from = begin - passage.begin, to = end - passage.begin, AROUND = 70;
  const before = points.slice(Math.max(0, from - AROUND), from).join(''), after = points.slice(to, to + AROUND).join('');
  return make('p', { class: 'excerpt' }, from > AROUND ? '…' + before.replace(/^\S*/, '') : before,
    make('b', {}, points.slice(from, to).join('')), points.length > to + AROUND ? after.replace(/\S*$/, '') + '…' : after);
}

// The headline, or the first words.
function titleOf(index) {
  const first = passageTexts[index].find((_, i) => passages[index][i].matches('.paragraph'))?.text || '';
  return articles[index].headline || `“${first.split(/\s+/).slice(0, 7).join(' ')} …”`;
}

let shownArticle = 0;

// An article is cut when it is first looked at: a page may hold hundreds.
const cut = new Set();

function cutArticle(index) {
  if (cut.has(index)) return;
  cut.add(index);
  passages[index].forEach(element => cutPassage(element, spansOf[index]));
  applyFilters();
}

function showArticle(index) {
  shownArticle = index;
  cutArticle(index);
  articles.forEach((_, a) => { $(`article-${a}`).hidden = a !== index; });
  for (const link of $('contents').querySelectorAll('button')) {
    const current = Number(link.dataset.article) === index, list = link.closest('ol');
    link.setAttribute('aria-current', String(current));
    if (current) list.scrollTop = link.offsetTop - list.offsetTop - 20;
  }
}

function fillContents() {
  if (articles.length < 2) return;
  $('contents').hidden = false;
  $('contents').append(make('ol', {}, ...articles.map((article, a) => {
    const n = statements.filter(s => s.article === a).length;
    const line = [article.publisher !== undefined && nameOf(article.publisher), article.date,
      plural(n, 'statement', 'statements')].filter(Boolean).join(' · ');
    return make('li', {}, button(titleOf(a), { 'data-article': a }, () => showArticle(a)),
      make('span', { class: 'quiet' }, line));
  })));
}

// ---- the cast ----

// Where each article begins when all are laid end to end; the last one is where they end.
const startOf = [0];
for (const list of passageTexts) startOf.push(startOf.at(-1) + (list.length ? list.at(-1).begin + list.at(-1).text.length : 0));

// Where in the articles somebody speaks: a tick for each statement, in the colour of the speaker.
function strip(agent) {
  const NS = 'http://www.w3.org/2000/svg', svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('class', `strip ${look(agent)}`);
  svg.setAttribute('viewBox', '0 0 100 4');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  for (const i of saidBy[agent]) {
    const before = startOf[statements[i].article], all = startOf[articles.length] || 1;
    for (const [, begin, end] of statements[i].content) {
      const tick = document.createElementNS(NS, 'rect');
      tick.setAttribute('x', 100 * (before + begin) / all);
      tick.setAttribute('width', Math.max(0.8, 100 * (end - begin) / all));
      tick.setAttribute('height', 4);
      svg.append(tick);
    }
  }
  return svg;
}

function castEntry(agent) {
  const key = keyOf('agent', agent), n = saidBy[agent].length;
  const entry = shows(key, make('li', { class: 'member' }));
  entry.append(button('', { class: 'name', 'data-key': key }, () => select(key, 'cast')));
  entry.firstChild.append(chip(agent), make('span', { class: 'label' }, nameOf(agent)));
  if (n) entry.firstChild.append(make('span', { class: 'n' }, String(n), heard(n === 1 ? ' statement' : ' statements')));
  for (const i of rolesOf[agent]) {
    const roleKey = keyOf('role', i);
    entry.append(shows(roleKey, button(roleText(roles[i]), { class: 'role', 'data-key': roleKey },
      () => select(roleKey, 'cast'))));
  }
  if (agents[agent].anonymityReason)
    entry.append(make('span', { class: 'reason' }, `not named: ${agents[agent].anonymityReason}`));
  if (n) entry.append(strip(agent));
  return entry;
}

function castGroup(title, members) {
  if (!members.length) return;
  members.sort((a, b) => saidBy[b].length - saidBy[a].length || a - b);
  $('cast').append(make('h2', {}, title, ' ', make('span', { class: 'quiet' }, String(members.length))),
    make('ul', { class: 'members' }, ...members.map(castEntry)));
}

function fillCast() {
  const all = agents.map((_, i) => i);
  const isAgency = i => agents[i].kind === 'organization';
  const reports = new Set(statements.map(s => s.reportedBy).concat(articles.map(article => article.publisher)));
  const outlet = i => agents[i].outlet || reports.has(i);
  castGroup('People', all.filter(i => agents[i].kind === 'person'));
  castGroup('Unnamed sources', all.filter(i => agents[i].kind === 'unnamed'));
  castGroup('News outlets', all.filter(i => isAgency(i) && outlet(i)));
  const agencies = all.filter(i => isAgency(i) && !outlet(i));
  const busy = i => saidBy[i].length || roles.some(role => role.organization === i);
  castGroup('Agencies and other organizations', agencies.filter(busy));
  const named = agencies.filter(i => !busy(i));
  if (named.length) $('cast').append(make('h2', {}, 'Also named'), make('p', { class: 'named' }, ...each(named.map(i => {
    const key = keyOf('agent', i);
    return shows(key, button(nameOf(i), { class: 'plain', 'data-key': key }, () => select(key, 'cast')));
  }))));
}

// ---- the ledger ----

// "told the outlet": whom it was told and through whom we know it are one, and named once.
const addresseeOf = s => (s.addressee === s.reportedBy ? undefined : s.addressee);

function details(s) {
  const addressee = addresseeOf(s);
  return [s.kind, s.cue && `“${s.cue}”`, addressee !== undefined && `to ${nameOf(addressee)}`, s.audience && `to ${s.audience}`,
    s.medium && `in ${s.medium}`.replace(/^in (in|on|at|by) /, '$1 '), s.when,
    s.reportedBy !== undefined && `through ${nameOf(s.reportedBy)}`, s.confidence > 0 && `${s.confidence} % sure`]
    .filter(Boolean).join(' · ');
}

function ledgerEntry(s, i) {
  const key = keyOf('statement', i);
  const entry = shows(key, make('li', { class: 'entry' }));
  entry.append(button('', { class: 'open', 'data-key': key }, () => select(key, 'ledger')));
  entry.firstChild.append(make('span', { class: 'number' }, String(i + 1)),
    make('span', { class: 'who' }, ...s.speakers.map(chip), make('b', {}, namesOf(s))),
    make('span', { class: 'words' }, s.text), make('span', { class: 'quiet' }, details(s)));
  return entry;
}

const byName = (a, b) => nameOf(a).localeCompare(nameOf(b));
const choices = list => [...new Set(list.filter(item => item !== undefined))].sort(byName).map(i => [i, nameOf(i)]);

const acts = [...new Set(statements.map(s => s.cueClass).filter(Boolean))].sort();

// Each filter: what it is called, its choices, whether a statement passes.
const FILTERS = [
  ['article', 'Article', articles.length < 2 ? [] : articles.map((_, a) => [a, titleOf(a)]),
    (s, value) => s.article === value],
  ['speaker', 'Speaker', choices(statements.flatMap(s => s.speakers)), (s, value) => s.speakers.includes(value)],
  ['agency', 'Agency', choices(statements.flatMap(s => s.speakers.flatMap(agenciesOf))),
    (s, value) => s.speakers.some(agent => agenciesOf(agent).includes(value))],
  ['outlet', 'Through', choices(statements.map(outletOf)), (s, value) => outletOf(s) === value],
  ['kind', 'Kind', [[0, 'direct'], [1, 'indirect'], [2, 'mixed']],
    (s, value) => s.kind === ['direct', 'indirect', 'mixed'][value]],
  ['act', 'Act', acts.map((act, i) => [i, act]), (s, value) => s.cueClass === acts[value]],
  ['confidence', 'Confidence', [[90, '90 % and more'], [75, '75 % and more'], [50, '50 % and more']],
    (s, value) => s.confidence >= value],
];

function fillLedger() {
  for (const [name, title, options] of FILTERS) {
    if (!options.length) continue;
    const menu = make('select', { id: `filter-${name}` }, make('option', { value: '' }, 'all'),
      ...options.map(([value, text]) => make('option', { value }, text)));
    menu.addEventListener('change', applyFilters);
    $('filters').append(make('label', {}, title, menu));
  }
  $('filters').append(button('Show all', { id: 'filter-none', hidden: true }, () => {
    for (const menu of $('filters').querySelectorAll('select')) menu.value = '';
    applyFilters();
  }));
  $('entries').append(...statements.map(ledgerEntry));
  applyFilters();
}

function applyFilters() {
  const active = FILTERS.map(([name, , , passes]) => [$(`filter-${name}`)?.value, passes]).filter(([value]) => value);
  let n = 0;
  statements.forEach((s, i) => {
    const shown = active.every(([value, passes]) => passes(s, Number(value)));
    n += shown;
    for (const element of shownBy.get(keyOf('statement', i)))
      if (element.matches('.entry')) element.hidden = !shown;
      else if (element.dataset.key === keyOf('statement', i) || element.matches('.ref')) element.classList.toggle('out', !shown);
  });
  $('count').textContent = active.length ? `${n} of ${plural(statements.length, 'statement', 'statements')}`
    : plural(statements.length, 'statement', 'statements');
  $('filter-none').hidden = !active.length;
}

// ---- the map ----

const narrow = window.matchMedia('(max-width: 999px)');
const svg = $('picture').querySelector('svg');
const drawn = svg.cloneNode(true); // as quoth drew it: this is what is saved
const whole = svg.getAttribute('viewBox').split(' ').map(Number);
let view = whole;

function setView(x, y, width, height) {
  view = [x, y, width, height];
  svg.setAttribute('viewBox', view.join(' '));
}

function zoom(factor) {
  const [x, y, width, height] = view;
  setView(x + width * (1 - factor) / 2, y + height * (1 - factor) / 2, width * factor, height * factor);
}

// Moves the view to the boxes of a selection, not nearer than is good to read.
function lookAt(shapes) {
  const boxes = shapes.filter(shape => shape.matches('.node')).map(shape => shape.getBBox());
  if (!boxes.length) return;
  const { e, f } = svg.querySelector('.graph').transform.baseVal.consolidate().matrix;
  const left = Math.min(...boxes.map(b => b.x)) + e, top = Math.min(...boxes.map(b => b.y)) + f;
  const right = Math.max(...boxes.map(b => b.x + b.width)) + e, bottom = Math.max(...boxes.map(b => b.y + b.height)) + f;
  const ratio = $('picture').clientHeight / ($('picture').clientWidth || 1) || 1;
  const width = Math.max(right - left + 80, (bottom - top + 80) / ratio, Math.min(480, whole[2]));
  setView((left + right - width) / 2, (top + bottom - width * ratio) / 2, width, width * ratio);
}

function drag(event) {
  if (event.buttons !== 1) return;
  const scale = view[2] / svg.clientWidth;
  setView(view[0] - event.movementX * scale, view[1] - event.movementY * scale, view[2], view[3]);
}

function fillPage(fills) {
  document.body.classList.toggle('map-fills', fills);
  $('zoom-page').setAttribute('aria-pressed', String(fills));
  $('zoom-page').textContent = fills ? 'Back to the page' : 'Fill the page';
}

// Lines are thin: a wide one that nobody sees takes the clicks.
function widen(shape) {
  const line = shape.querySelector('path');
  if (!line) return;
  const wide = line.cloneNode();
  wide.setAttribute('class', 'wide');
  line.before(wide);
}

function bindShape(shape) {
  const key = [...shape.classList].find(name => /^(agent|statement|role)-\d+$/.test(name));
  if (!key) return;
  shows(key, shape).dataset.key = key;
  for (const link of shape.querySelectorAll('a')) link.removeAttribute('xlink:href');
  if (shape.matches('.edge')) widen(shape);
  if (!shape.matches('.node')) return;
  shape.setAttribute('tabindex', '0');
  shape.setAttribute('role', 'button');
  shape.setAttribute('aria-label', [...shape.querySelectorAll('text')].map(text => text.textContent).join(' '));
}

function fillMap() {
  svg.setAttribute('role', 'group');
  svg.setAttribute('preserveAspectRatio', 'xMidYMin meet');
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  svg.querySelectorAll('.node, .edge, .cluster').forEach(bindShape);
  svg.addEventListener('click', event => {
    const shape = event.target.closest('[data-key]');
    if (shape) select(shape.dataset.key, 'map');
  });
  svg.addEventListener('keydown', event => {
    const shape = event.target.closest('[data-key]');
    if (!shape || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    select(shape.dataset.key, 'map');
  });
  svg.addEventListener('pointermove', drag);
  $('zoom-in').addEventListener('click', () => zoom(0.75));
  $('zoom-out').addEventListener('click', () => zoom(1 / 0.75));
  $('zoom-all').addEventListener('click', () => setView(...whole));
  $('zoom-page').addEventListener('click', () => fillPage(!document.body.classList.contains('map-fills')));
  window.addEventListener('beforeprint', () => {
    setView(...whole);
    articles.forEach((_, a) => cutArticle(a));
  });
  if (narrow.matches) setView(0, 0, Math.min(whole[2], 620), Math.min(whole[2], 620)); // to read, and to move about in
}

// ---- the card: all that is known of the selection, and its evidence ----

const link = (key, text) => button(text, { class: 'link', 'data-key': key }, () => select(key, 'card'));
const agentLink = agent => link(keyOf('agent', agent), nameOf(agent));

function row(title, ...values) {
  const found = values.filter(value => value !== undefined && value !== '');
  return found.length ? [make('div', {}, make('dt', {}, title), make('dd', {}, ...found))] : [];
}

const maybe = (value, show) => (value === undefined ? undefined : show(value));

function statementCard(i) {
  const s = statements[i];
  const confidence = s.confidence ? `${s.confidence} %` : undefined;
  return [
    make('h2', {}, make('span', { class: 'number' }, String(i + 1)), ...s.speakers.map(chip),
      ...(s.speakers.length ? each(s.speakers.map(agentLink)) : ['source not stated'])),
    make('blockquote', { class: s.speakers.length ? look(s.speakers[0]) : 'hue-none' }, s.text),
    make('dl', {}, ...row('Kind', s.kind), ...row('Words', maybe(s.cue, cue => `“${cue}”`)), ...row('Act', s.cueClass),
      ...row('In', s.medium), ...row('When', s.when ?? s.date, s.when && s.date && ` (${s.date})`),
      ...row('Through', maybe(s.reportedBy, agentLink)), ...row('To', maybe(addresseeOf(s), agentLink), s.audience),
      ...row('About', ...each(s.about.map(agentLink))),
      ...row('Inside', maybe(s.within, outer => link(keyOf('statement', outer), `statement ${outer + 1}`))),
      ...row('Confidence', confidence)),
    excerpt(s.content[0]),
  ];
}

function agentCard(i) {
  const agent = agents[i];
  return [
    make('h2', {}, chip(i), agent.label),
    make('dl', {}, ...row('Also', agent.also.join(', ')),
      ...row('Part of', maybe(agent.unitOf, agentLink)), ...row('Not named', agent.anonymityReason),
      ...rolesOf[i].flatMap(r => row('Role', link(keyOf('role', r), roleText(roles[r])))),
      ...row('Says', ...each(saidBy[i].map(s => link(keyOf('statement', s), String(s + 1)))))),
    maybe(agent.evidence[0], excerpt),
  ];
}

function roleCard(i) {
  const role = roles[i];
  return [
    make('h2', {}, agentLink(role.holder)),
    make('dl', {}, ...row('Role', role.label), ...row('Status', role.status.toLowerCase()),
      ...row('At', maybe(role.organization, agentLink)), ...row('Place', role.place), ...row('When', role.period),
      ...row('Confidence', role.confidence ? `${role.confidence} %` : undefined)),
    ...role.evidence.slice(0, 3).map(excerpt),
  ];
}

const CARDS = { statement: statementCard, agent: agentCard, role: roleCard };

// Who chose by keyboard goes on in the card, and comes back to where it was when the card is closed.
let opener = null;

function moveFocus(key, from) {
  const at = document.activeElement;
  if (!key) {
    if ($('card').contains(at) || at === $('card') || at === document.body) opener?.focus();
    opener = null;
  } else if (from === 'card') {
    $('card').focus();
  } else if (at && at !== document.body && at.matches(':focus-visible')) {
    opener = at;
    $('card').focus();
  }
}

function fillCard(key) {
  const card = $('card');
  card.hidden = !key;
  card.replaceChildren();
  if (!key) return;
  card.append(button('×', { class: 'close', 'aria-label': 'Close' }, () => select(null)),
    ...CARDS[kindOf(key)](indexOf(key)).filter(Boolean),
    button('In the article', { class: 'jump to-article' }, () => { showTab('reading'); scrollTo('reading', key); }),
    button('On the map', { class: 'jump' }, () => { showTab('map'); scrollTo('map', key); }));
  document.dispatchEvent(new CustomEvent('quoth-card', { detail: key })); // corrections.js adds its own
}

// ---- selecting ----

let lit = [];

function light(key, name) {
  for (const element of shownBy.get(key) || []) {
    element.classList.add(name);
    lit.push(element);
  }
}

const VIEWS = ['reading', 'cast', 'ledger', 'map'];
const isVisible = element => element.getClientRects().length > 0;

function articleOf(key) {
  const item = { statement: statements, agent: agents, role: roles }[kindOf(key)][indexOf(key)];
  const places = item.content || item.evidence;
  return places.some(([article]) => article === shownArticle) ? shownArticle : places[0]?.[0];
}

function scrollTo(place, key, block = 'center') {
  const found = (shownBy.get(key) || []).filter(element => $(place).contains(element));
  if (place === 'map') {
    if (narrow.matches) $('map').scrollIntoView();
    lookAt([key, ...relatedTo(key)].flatMap(one => shownBy.get(one) || []).filter(e => svg.contains(e)));
  } else found.find(isVisible)?.scrollIntoView({ block });
}

// Selects a thing, or nothing for null, and brings it into sight in all views but the one that it was chosen in.
function select(key, from) {
  lit.forEach(element => element.classList.remove('on', 'selected'));
  lit = [];
  document.body.classList.toggle('has-selection', Boolean(key));
  history.replaceState(null, '', key ? `#${key}` : location.pathname + location.search);
  fillCard(key);
  $('told').textContent = key ? spoken(key) : '';
  moveFocus(key, from);
  if (!key) return;
  const article = articleOf(key);
  if (article !== undefined && article !== shownArticle) showArticle(article);
  relatedTo(key).forEach(related => light(related, 'on'));
  light(key, 'selected');
  const stays = narrow.matches && from === 'map' ? null : from; // there the card takes half of the map
  for (const place of VIEWS) if (place !== stays && isVisible($(place))) scrollTo(place, key);
  if (from === 'reading' || from === 'cast' || from === 'ledger') scrollTo(from, key, 'nearest'); // not behind the card
}

function selectFromAddress() {
  const key = location.hash.slice(1);
  const lists = { statement: statements, agent: agents, role: roles };
  if (lists[kindOf(key)]?.[indexOf(key)]) select(key, 'address');
}

// ---- tabs: on a narrow page the article is one of them ----

const TABS = ['reading', 'cast', 'ledger', 'map', 'corrections'];
let tab = narrow.matches ? 'reading' : 'cast';

function showTab(name) {
  if (name === 'reading' && !narrow.matches) return;
  tab = name;
  if (name !== 'map') fillPage(false);
  for (const one of TABS) {
    const current = one === tab;
    $(`tab-${one}`).setAttribute('aria-selected', String(current));
    $(`tab-${one}`).tabIndex = current ? 0 : -1;
    $(one).classList.toggle('current', current);
  }
}

function fillTabs() {
  for (const name of TABS) $(`tab-${name}`).addEventListener('click', () => {
    showTab(name);
    const key = location.hash.slice(1);
    if (document.body.classList.contains('has-selection')) scrollTo(name, key);
  });
  document.querySelector('.tabs').addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const open = TABS.filter(name => isVisible($(`tab-${name}`)));
    const next = open[(open.indexOf(tab) + step + open.length) % open.length];
    showTab(next);
    $(`tab-${next}`).focus();
  });
  narrow.addEventListener('change', () => showTab(narrow.matches || tab !== 'reading' ? tab : 'cast'));
  showTab(tab);
}

// ---- saving ----

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const fileName = document.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'quoth';

function fillSave() {
  $('save-turtle').addEventListener('click', () => save(`${fileName}.ttl`, 'text/turtle', $('turtle').textContent));
  $('save-svg').addEventListener('click', () => save(`${fileName}.svg`, 'image/svg+xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawn)}\n`));
}

// ---- all of it ----

function summary() {
  const n = kind => agents.filter((agent, i) => agent.kind === kind && saidBy[i].length).length;
  const speakers = [[n('person'), 'person', 'people'], [n('organization'), 'organization', 'organizations'],
    [n('unnamed'), 'unnamed source', 'unnamed sources']].filter(([count]) => count)
    .map(([count, one, many]) => plural(count, one, many));
  const last = speakers.pop();
  return plural(statements.length, 'statement', 'statements') +
    (last ? ` by ${speakers.length ? `${speakers.join(', ')} and ` : ''}${last}` : '') + '.';
}

$('summary').textContent = summary();
collectSpans();
fillContents();
fillCast();
fillLedger();
fillMap();
fillTabs();
fillSave();
showArticle(0);
$('reading').addEventListener('click', event => {
  const shown = event.target.closest('.piece, .ref');
  if (!shown || String(getSelection())) return;
  event.preventDefault();
  select(shown.dataset.key || shown.getAttribute('href').slice(1), 'reading');
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  if (!$('card').hidden) select(null);
  else fillPage(false);
});
window.addEventListener('hashchange', selectFromAddress);
selectFromAddress();
