# analyze.mk: gcc's analyzer and clang-tidy, with clang's analyzer in it, over all sources. `make analyze` calls it in a
# folder of its own, with what the project's makefile knows: SOURCES, FLAGS, TRAIN_FLAGS, ANALYZE_CC, CLANG_TIDY, srcdir.
# Fails with each finding that accepted.tsv does not explain; what clang-tidy finds is explained in the code (NOLINT).
HERE = $(srcdir)/tests/analysis
FOUND = $(patsubst %.c,obj/%.gcc,$(filter %.c,$(SOURCES))) $(patsubst %.c,obj/%.tidy,$(filter %.c,$(SOURCES)))

all: $(FOUND)
	@awk -f $(HERE)/judge.awk $(HERE)/accepted.tsv $(FOUND)

obj/src/train/%: ARCH = $(TRAIN_FLAGS)

# without optimization, whose inlining hides the function that a finding is of
obj/%.gcc: $(srcdir)/%.c
	@mkdir -p $(@D)
	@echo '  ANALYZE ' $*.c
	@$(ANALYZE_CC) -std=gnu11 -O0 -fanalyzer $(FLAGS) $(ARCH) -MMD -MF $(@:gcc=d) -MT $@ -c -o /dev/null $< 2>$@.tmp || { cat $@.tmp; exit 1; }
	@mv $@.tmp $@

# needs no list of headers: what it reads, gcc has read
obj/%.tidy: obj/%.gcc $(srcdir)/.clang-tidy
	@echo '  TIDY    ' $*.c
	@$(CLANG_TIDY) --quiet $(srcdir)/$*.c -- -std=gnu11 $(FLAGS) $(ARCH) >$@.tmp 2>$@.err || { cat $@.tmp $@.err; exit 1; }
	@mv $@.tmp $@

-include $(shell find obj -name '*.d' 2>/dev/null)
