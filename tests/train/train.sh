#!/bin/sh
# train.sh: quoth-train on a small invented corpus: the same file each time, also after an interruption; clear errors.
. "$top_srcdir/tests/tap.sh"

train=$top_builddir/src/quoth-train
[ -x "$train" ] || skip_all "quoth-train was not built (it needs zlib)"
here=$top_srcdir/tests/train
cd "$tmp" || exit 99
mkdir -p data/silver data/raw data/lexicon
options="--data data --card card.txt --steps 6 --report 2"

# ---- the corpus ----

make_texts() # NAME DOCUMENTS FIRST [AWK-OPTION...]
{
    name=$1 docs=$2 first=$3
    shift 3
    LC_ALL=C awk -v docs="$docs" -v first="$first" "$@" -f "$here/corpus.awk" "$here/sentences.tsv" |
        gzip -n >data/$name.jsonl.gz
}

make_data()
{
    for name in ewt.train gum.train wwn.train polnear.train raw/briefings silver/polnear.train; do
        make_texts $name 8 0
    done
    for name in ewt.dev gum.dev wwn.dev uner.dev polnear.dev; do
        make_texts $name 3 1
    done
    for name in silver/ewt.train.names silver/briefings.names; do
        make_texts $name 8 0 -v names_only=1
    done
    printf 'name\tfemale_percent\tmale_percent\nMira\t0.2\t0.001\nTomas\t0.001\t0.1\n' >data/lexicon/given_names_us.tsv
    printf 'name\tpercent\nOakes\t0.1\nReed\t0.2\n' >data/lexicon/surnames_us.tsv
    printf 'iso2\tname\tofficial_name\tother_names\tcapital\tdemonym\tregion\tsubregion\nXX\tFenland\t\t\tFenwick\tFennish\t\t\n' \
        >data/lexicon/countries.tsv
    echo "An invented card." >card.txt
}

learn() # WORK MODEL [OPTION...]
{
    work=$1 model=$2
    shift 2
    mkdir -p "$work"
    "$train" $options --work "$work" --model "$model" "$@"
}

# Leaves a work folder as a run leaves it that is stopped behind its first checkpoint, which a pipe catches.
learn_half() # WORK
{
    mkdir whole "$1"
    mkfifo whole/checkpoint.bin.new
    cat whole/checkpoint.bin.new >"$1/checkpoint.bin" &
    pid=$!
    learn whole whole.quoth || kill $pid
    wait $pid
    cp whole/vectors.bin "$1"
}

# The command fails with status 1, and its last line holds the words.
check_refused() # NAME WORDS COMMAND...
{
    name=$1 words=$2
    shift 2
    status=0
    "$@" >out.log 2>err.log || status=$?
    if [ $status = 1 ] && tail -n 1 err.log | grep -q "^quoth-train: .*$words"; then
        ok "$name"
    else
        { echo "status $status"; cat err.log; } >refused.log
        not_ok "$name" refused.log
    fi
}

make_data
learn one one.quoth >one.log 2>&1
if grep -q "lacks AVX2" one.log; then
    skip_all "the trainer needs AVX2 on this processor"
fi

# ---- the same file ----

check "a model is learned" test -s one.quoth
learn two two.quoth >two.log 2>&1
check "learned again, it is the same file" cmp one.quoth two.quoth
learn three three.quoth --seed 2 >three.log 2>&1
check "another seed gives another file" sh -c 'test -s three.quoth && ! cmp -s one.quoth three.quoth'
learn_half four >half.log 2>&1
learn four four.quoth >four.log 2>&1
check "it goes on from the checkpoint" grep -q "goes on from four/checkpoint.bin" four.log
check "the model is the one of an uninterrupted run" cmp one.quoth four.quoth
learn four five.quoth >five.log 2>&1
check "it did not begin anew" sh -c '! grep -q "^step 2 " four.log'
check "a finished run writes its model again" cmp one.quoth five.quoth
check "nothing half-written is left" sh -c '! ls */*.new *.new 2>/dev/null'

# ---- damage ----

damaged_checkpoint() # BYTES
{
    rm -rf six
    mkdir six
    cp one/vectors.bin six
    head -c "$1" one/checkpoint.bin >six/checkpoint.bin
    learn six six.quoth
}
check_refused "an empty checkpoint" "six/checkpoint.bin: damaged" damaged_checkpoint 0
check_refused "a checkpoint cut in its head" "six/checkpoint.bin: damaged" damaged_checkpoint 100
check_refused "a checkpoint cut in its weights" "six/checkpoint.bin: damaged" damaged_checkpoint 1000000
check_refused "a checkpoint of other options" "one/checkpoint.bin: damaged, or of other options" learn one x.quoth --steps 7
check "the checkpoints are still there" test -s one/checkpoint.bin
mkdir seven
head -c 1000 one/vectors.bin >seven/vectors.bin
check_refused "word vectors that are cut" "seven/vectors.bin: damaged" learn seven x.quoth

# Data with one file put out of order, and the vectors already learned.
with_broken() # FILE COMMAND...
{
    file=data/$1
    shift
    cp "$file" kept.gz
    "$@" <kept.gz >"$file"
    rm -rf eight
    status=0
    learn eight eight.quoth || status=$?
    cp kept.gz "$file"
    return $status
}
changed() # SED-SCRIPT: the text of the file, changed
{
    gzip -dc | sed "$1" | gzip -n
}
missing()
{
    mv "data/$1" kept.gz
    status=0
    learn eight eight.quoth || status=$?
    mv kept.gz "data/$1"
    return $status
}
for file in ewt.train.jsonl.gz silver/ewt.train.names.jsonl.gz uner.dev.jsonl.gz lexicon/countries.tsv; do
    check_refused "no $file" "$file: " missing "$file"
done
check_refused "a file that is cut" "gum.train.jsonl.gz:.*cut short" with_broken gum.train.jsonl.gz head -c 300
check_refused "an empty file" "gum.train.jsonl.gz: no word in it" with_broken gum.train.jsonl.gz changed d
check_refused "a line that is no JSON" "gum.train.jsonl.gz:3: " with_broken gum.train.jsonl.gz changed '3s/^{/[/'
check_refused "a line without a text" 'gum.dev.jsonl.gz:2: no "text"' with_broken gum.dev.jsonl.gz changed '2s/"text"/"test"/'
check_refused "a line without an id" 'wwn.train.jsonl.gz:1: .*"id"' with_broken wwn.train.jsonl.gz changed '1s/"id"/"ID"/'
check_refused "a span outside the text" "gum.dev.jsonl.gz:2: a span" \
    with_broken gum.dev.jsonl.gz changed '2s/"span":\[[0-9]*,[0-9]*/"span":[5,99999/'
check_refused "a span that ends before it begins" "ewt.train.jsonl.gz:1: a span" \
    with_broken ewt.train.jsonl.gz changed '1s/"span":\[[0-9]*,[0-9]*/"span":[7,3/'
check_refused "names of other texts" "silver/ewt.train.names.jsonl.gz" \
    with_broken silver/ewt.train.names.jsonl.gz changed 's/invented/foreign/'
check_refused "a model that cannot be written" "nowhere/x.quoth: cannot be written" learn one nowhere/x.quoth
check_refused "no work folder" "nowhere: " "$train" $options --work nowhere
check_refused "no card" "nowhere.txt: " learn one x.quoth --card nowhere.txt

# ---- options ----

check_exit 0 "help" "$train" --help
check_exit 0 "version" "$train" --version
check "the version is quoth's" sh -c 'test "$("$1" --version)" = "quoth-train $("$2" --version | sed "s/quoth //")"' - "$train" "$quoth"
check_exit 2 "an unknown option" "$train" --epochs 3
check_exit 2 "a number of steps that is none" "$train" --steps 3x
check_exit 2 "no steps at all" "$train" --steps 0
check_exit 2 "a word that is no option" "$train" model.quoth
done_testing
