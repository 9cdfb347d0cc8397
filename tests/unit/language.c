/* language.c: which texts are not English. The sentences are our own, but for the first article of the Universal
 * Declaration of Human Rights in languages that nobody here writes well.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "read/language.h"

typedef struct row {
    const char *want, *text; /* want: NULL for English, and for what cannot be told */
} row;

static const row OTHERS[] = {
    {"German", "Die Bürgermeisterin sagte am Montag, dass die Mauer nicht halten werde, und der Rat schwieg."},
    {"French", "La maire a déclaré lundi que le mur ne tiendrait pas, et les membres du conseil se sont tus."},
    {"Spanish", "La alcaldesa dijo el lunes que el muro no iba a resistir, y los concejales callaron por una vez."},
    {"Italian", "Il sindaco ha detto che il muro non avrebbe retto, e che il consiglio della città lo sapeva già."},
    {"Portuguese", "A prefeita disse que o muro não resistiria, e que o conselho da cidade já sabia do problema."},
    {"Dutch", "De burgemeester zei dat de muur het niet zou houden, maar dat niemand er iets aan had gedaan."},
    {"Swedish", "Borgmästaren sade att muren inte skulle hålla, och att det var för sent att göra något åt den."},
    {"Polish",
     "Burmistrz powiedział, że mur nie wytrzyma i że rada miasta wie o tym od dawna, ale nie ma na to pieniędzy."},
    {"Czech", "Starosta řekl, že zeď nevydrží a že se o tom ve městě ví, ale nikdo s tím nic podle něj nedělá."},
    {"Hungarian",
     "A polgármester azt mondta, hogy a fal nem fog kitartani, és hogy ezt a tanács is tudja, de nincs rá pénz."},
    {"Romanian",
     "Primarul a spus că zidul nu va rezista și că este nevoie de bani, dar consiliul nu a fost de acord cu el."},
    {"Turkish",
     "Başkan, duvarın çok eski olduğunu ve bir daha böyle bir sele dayanamayacağını, ama para için beklediklerini "
     "söyledi; ne var ki bu yeni değil, dedi ve daha sonra ayrıldı."},
    {"Indonesian",
     "Wali kota mengatakan bahwa tembok itu tidak akan bertahan dan mereka sudah tahu hal ini dari awal."},
    {"Finnish", "Pormestari sanoi, että muuri ei kestä ja että se on ollut tiedossa, mutta rahaa ei ole ollut."},
    {"Danish",
     "Borgmesteren sagde, at muren ikke ville holde, og at det var for sent at gøre noget ved den efter stormen, "
     "der blev værre."},
    {"Norwegian",
     "Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. De er utstyrt med fornuft "
     "og samvittighet og bør handle mot hverandre i brorskapets ånd; det ble sagt etter møtet."},
    {"Vietnamese",
     "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con người đều được tạo "
     "hoá ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình bằng hữu."},
    {"Filipino", "Ang lahat ng tao ay isinilang na malaya at pantay-pantay sa karangalan at mga karapatan."},
    {"Swahili", "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri, hivyo yapasa "
                "watendeane kindugu kwa njia ya amani katika nchi hii na kwa ajili ya wote."},
    {"Cyrillic letters", "Мэр сказала в понедельник, что стена не выдержит."},
    {"Greek letters", "Η δήμαρχος είπε τη Δευτέρα ότι το τείχος δεν θα αντέξει."},
    {"Arabic letters", "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق."},
    {"Hebrew letters", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם."},
    {"Devanagari letters", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।"},
    {"Chinese characters", "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"},
    {"Japanese letters",
     "すべてのひとは、うまれながらにしてじゆうであり、かつ、そんげんとけんりとについてびょうどうである。"},
    {"Korean letters", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."},
};

static const row ENGLISH[] = {
    {NULL, "The mayor said on Monday that the wall would not hold, and the council kept silent."},
    {NULL, ""},
    {NULL, "Sea wall fails again"},
    {NULL, "Lula da Silva, Javier de la Cruz, Ursula von der Leyen, Charles de Gaulle, Luis de la Fuente"},
    {NULL,
     "Oscar de la Renta and Maria del Carmen de los Santos told Le Monde that the Rio de Janeiro office of El País "
     "would move to San José del Cabo, in the state of Baja California Sur, or to La Paz."},
    {NULL,
     "Der Spiegel and Die Zeit reported that Frank van der Berg of the Bank van de Nederlanden had met Ludwig von der "
     "Heide at the Haus der Kunst in Den Haag."},
    {NULL, "“El muro no va a resistir por mucho tiempo,” the mayor, María de la Cruz, said in Spanish, then added in "
           "English that she had warned the council of it in a letter."},
    {NULL, "FENPORT 3, Harbour 1; Ostend 2, Dover 2; Quay 0, Reed 4; Ely 1, Lynn 1"},
    {NULL, "Президент Владимир Зеленский (Volodymyr Zelensky, in Ukrainian letters Володимир Зеленський) said so to "
           "the paper "
           "on Monday, and nobody at the office of the president would say any more about it to those who asked."},
};

static void check_rows(const row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *got = quothp_other_language(quothp_str_of(rows[i].text));
        if ((got == NULL) != (rows[i].want == NULL) || (got && strcmp(got, rows[i].want) != 0))
            fail_msg("%s instead of %s: %s", got ? got : "English", rows[i].want ? rows[i].want : "English",
                     rows[i].text);
    }
}

static void other_languages_are_named(void **state)
{
    (void)state;
    check_rows(OTHERS, sizeof OTHERS / sizeof *OTHERS);
}

static void english_and_the_undetermined_pass(void **state)
{
    (void)state;
    check_rows(ENGLISH, sizeof ENGLISH / sizeof *ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_languages_are_named),
        cmocka_unit_test(english_and_the_undetermined_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
