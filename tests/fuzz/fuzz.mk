# fuzz.mk: the library and the fuzz targets by clang, with libFuzzer and sanitizers. `make fuzz` calls it in a folder of
# its own, with what the project's makefile knows: SOURCES, TARGETS, FLAGS, LIBS, CLANG, srcdir (all but the lists absolute).
CHECKS = -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer
COMPILE = $(CLANG) -std=gnu11 -g -O1 $(CHECKS) -fsanitize=fuzzer-no-link $(FLAGS)
COMMON = obj/tests/fuzz/common.o $(patsubst %.c,obj/%.o,$(filter %.c,$(SOURCES)))

all: $(TARGETS)

obj/%.o: $(srcdir)/%.c
	@mkdir -p $(@D)
	@echo '  FUZZCC  ' $*.c
	@$(COMPILE) -MMD -c -o $@ $<

# Arithmetic alone, checked by tests/unit/nn: its branches tell the fuzzer nothing, and cost it most of its time.
obj/src/nn/%.o: COMPILE = $(CLANG) -std=gnu11 -g -O3 $(FLAGS)

tests/fuzz/%: obj/tests/fuzz/%.o $(COMMON)
	@mkdir -p $(@D)
	@echo '  FUZZLD  ' $@
	@$(CLANG) $(CHECKS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

.SECONDARY:
-include $(shell find obj -name '*.d' 2>/dev/null)
