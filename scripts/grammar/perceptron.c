/* Trains the tagger's averaged perceptron (Collins 2002) on sentences that train.py has turned into features.
 *
 *   perceptron FEATURES RUNNING WEIGHTS CERTAIN ROUNDS SCALE LEAST
 *
 * FEATURES holds, little-endian: the number of sentences and of words; for each sentence its number of words and
 * its set (0: to learn from, others: to be judged on); for each word its hash, the key of its form, its class, its
 * tag (0: unknown), its certain tag (0: none), its number of features and these. RUNNING holds sentences of running
 * text in the same way; with the tags that the weights give them it is counted which forms always get the same tag,
 * alone or behind a certain tag, and CERTAIN gets a line `key tag` for each: those are not asked about any more. WEIGHTS gets a line `key tag weight` for each weight
 * that rounds to at least LEAST when multiplied with SCALE. A fifth of the features is left out at each step, by
 * chance, so that none is relied on alone. The same input gives the same output.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t u64;
typedef uint32_t u32;
enum { TAGS = 47, MOST = 24, MOVING = 4, FEWEST = 3, SETS = 4, SEEN = 20, ALWAYS = 997 };

typedef struct { u64 word, form; u32 bits, truth, sure, count; u64 features[MOST]; } Word;
typedef struct { int start, count, set; } Sentence;
typedef struct { int tag, next, weight, stamp; long total; } Cell;

static Word *words;
static Sentence *sentences;
static int wordCount, sentenceCount;
static u64 *keys, mask;
static int *heads;
static Cell *cells;
static int cellCount = 1, cellRoom = 1 << 22;
static int *final;
static u64 chance = 12345, left_out;

static u64 key(u64 template, u64 a, u64 b) {
  u64 value = (a * 0x9E3779B97F4A7C15ull) ^ ((b + template) * 0xC2B2AE3D27D4EB4Full);
  value ^= value >> 29;
  value *= 0xD6E8FEB86659FD93ull;
  return value ^ (value >> 32);
}

static u64 place(u64 *table, u64 size, u64 k) {
  u64 i = (k ^ (k >> 31)) & size;
  while (table[i] && table[i] != k) i = (i + 1) & size;
  return i;
}

static u64 next_chance(void) {
  chance ^= chance << 13;
  chance ^= chance >> 7;
  chance ^= chance << 17;
  return chance;
}

static void change(u64 k, int tag, int by, int step) {
  u64 i = place(keys, mask, k);
  keys[i] = k;
  for (int c = heads[i]; c; c = cells[c].next)
    if (cells[c].tag == tag) {
      cells[c].total += (long)cells[c].weight * (step - cells[c].stamp);
      cells[c].weight += by;
      cells[c].stamp = step;
      return;
    }
  if (cellCount >= cellRoom) cells = realloc(cells, (cellRoom *= 2) * sizeof(Cell));
  cells[cellCount] = (Cell){tag, heads[i], by, step, 0};
  heads[i] = cellCount++;
}

static void moving(Word *word, Word *after, u64 last, u64 before, u64 *out) {
  u64 both = last * 64 + before, next = after ? after->word : 2;
  out[0] = key(31, both, 0);
  out[1] = key(32, word->word, last);
  out[2] = key(33, word->bits, both);
  out[3] = key(34, last, next);
}

static u64 feature(Word *word, u64 *more, int j) {
  return j < (int)word->count ? word->features[j] : more[j - word->count];
}

static int guess(Word *word, u64 *more) {
  int scores[TAGS + 1];
  memset(scores, 0, sizeof scores);
  for (int j = 0; j < (int)word->count + MOVING; j++) {
    if (left_out >> j & 1) continue;
    u64 i = place(keys, mask, feature(word, more, j));
    if (keys[i])
      for (int c = heads[i]; c; c = cells[c].next) scores[cells[c].tag] += final ? final[c] : cells[c].weight;
  }
  int best = 1;
  for (int tag = 2; tag <= TAGS; tag++)
    if (scores[tag] > scores[best]) best = tag;
  return best;
}

/* How often a form has each tag, alone and behind each tag: open addressing by key. */
typedef struct { u64 key; u32 counts[TAGS + 1]; } Form;
static Form *forms;
enum { FORMS = 1 << 21 };

static Form *form(u64 own, int behind) {
  u64 k = key(50, own, behind), i = k & (FORMS - 1);
  while (forms[i].key && forms[i].key != k) i = (i + 1) & (FORMS - 1);
  forms[i].key = k;
  return &forms[i];
}

/* The tag that a form always has; 0 where there is none. */
static int always(Form *form) {
  u32 all = 0, best = 0;
  for (int tag = 1; tag <= TAGS; tag++) {
    all += form->counts[tag];
    if (form->counts[tag] > form->counts[best]) best = tag;
  }
  return all >= SEEN && form->counts[best] * 1000ull >= all * (u64)ALWAYS ? (int)best : 0;
}

static int tagged(Sentence *sentence, int i, int last, int before, int certain) {
  Word *word = &words[sentence->start + i];
  u64 more[MOVING];
  if (word->sure) return word->sure;
  int tag = certain ? always(form(word->form, 0)) : 0;
  if (!tag && certain) tag = always(form(word->form, last + 1));
  if (tag) return tag;
  moving(word, i + 1 < sentence->count ? word + 1 : 0, last, before, more);
  return guess(word, more);
}

static void judge(int certain) {
  long right[SETS] = {0}, all[SETS] = {0};
  left_out = 0;
  for (int s = 0; s < sentenceCount; s++) {
    Sentence *sentence = &sentences[s];
    if (!sentence->set) continue;
    int last = 0, before = 0;
    for (int i = 0; i < sentence->count; i++) {
      int tag = tagged(sentence, i, last, before, certain);
      all[sentence->set]++;
      right[sentence->set] += tag == (int)words[sentence->start + i].truth;
      before = last;
      last = tag;
    }
  }
  for (int set = 1; set < SETS; set++)
    if (all[set])
      printf("set %d%s: %.4f of %ld words\n", set, certain ? ", certain forms not asked about" : "",
             right[set] / (double)all[set], all[set]);
}

static void learn(int *order, int count, int rounds, int *step) {
  for (int turn = 0; turn < rounds; turn++) {
    for (int i = count - 1; i > 0; i--) {
      int j = next_chance() % (i + 1), held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
    for (int o = 0; o < count; o++) {
      Sentence *sentence = &sentences[order[o]];
      int last = 0, before = 0;
      for (int i = 0; i < sentence->count; i++) {
        Word *word = &words[sentence->start + i];
        int tag = word->sure;
        if (!tag) {
          u64 more[MOVING];
          moving(word, i + 1 < sentence->count ? word + 1 : 0, last, before, more);
          left_out = 0;
          for (int j = 0; j < (int)word->count + MOVING; j++)
            if ((next_chance() >> 20 & 65535) < 13107) left_out |= 1ull << j;
          ++*step;
          tag = guess(word, more);
          if (word->truth && tag != (int)word->truth)
            for (int j = 0; j < (int)word->count + MOVING; j++) {
              if (left_out >> j & 1) continue;
              change(feature(word, more, j), word->truth, 1, *step);
              change(feature(word, more, j), tag, -1, *step);
            }
        }
        before = last;
        last = tag;
      }
    }
  }
}

/* Features that occur seldom say little and take most of the room. */
static void prune(void) {
  u64 size = (1 << 24) - 1, *seen = calloc(size + 1, 8);
  unsigned char *counts = calloc(size + 1, 1);
  for (int s = 0; s < sentenceCount; s++)
    for (int i = 0; !sentences[s].set && i < sentences[s].count; i++) {
      Word *word = &words[sentences[s].start + i];
      for (int j = 0; !word->sure && j < (int)word->count; j++) {
        u64 p = place(seen, size, word->features[j]);
        seen[p] = word->features[j];
        if (counts[p] < FEWEST) counts[p]++;
      }
    }
  for (int w = 0; w < wordCount; w++) {
    u32 kept = 0;
    for (u32 j = 0; j < words[w].count; j++)
      if (counts[place(seen, size, words[w].features[j])] >= FEWEST)
        words[w].features[kept++] = words[w].features[j];
    words[w].count = kept;
  }
  free(seen);
  free(counts);
}

static void take(FILE *file, void *into, size_t size) {
  if (fread(into, 1, size, file) != size) {
    fprintf(stderr, "perceptron: the features end early\n");
    exit(1);
  }
}

static Word read_word(FILE *file) {
  Word word;
  take(file, &word.word, 16);
  take(file, &word.bits, 16);
  if (word.count > MOST) {
    fprintf(stderr, "perceptron: a word has too many features\n");
    exit(1);
  }
  take(file, word.features, 8 * word.count);
  return word;
}

static FILE *opened(const char *path, const char *mode) {
  FILE *file = fopen(path, mode);
  if (!file) {
    perror(path);
    exit(1);
  }
  return file;
}

/* The sentences to learn from and to be judged on. */
static void read_sentences(FILE *file) {
  u32 head[2];
  take(file, head, sizeof head);
  sentenceCount = head[0];
  wordCount = head[1];
  sentences = calloc(sentenceCount, sizeof(Sentence));
  words = calloc(wordCount, sizeof(Word));
  int at = 0;
  for (int s = 0; s < sentenceCount; s++) {
    u32 own[2];
    take(file, own, sizeof own);
    sentences[s] = (Sentence){at, own[0], own[1]};
    for (u32 i = 0; i < own[0]; i++) words[at++] = read_word(file);
  }
}

/* Tags running text, a sentence at a time, and counts what it finds. */
static void count_forms(FILE *file) {
  u32 head[2], own[2];
  take(file, head, sizeof head);
  Word *kept = words;
  words = calloc(head[1], sizeof(Word));
  left_out = 0;
  for (u32 s = 0; s < head[0]; s++) {
    take(file, own, sizeof own);
    Sentence sentence = {0, own[0], own[1]};
    for (u32 i = 0; i < own[0]; i++) words[i] = read_word(file);
    int last = 0, before = 0;
    for (int i = 0; i < sentence.count; i++) {
      int tag = tagged(&sentence, i, last, before, 0);
      form(words[i].form, 0)->counts[tag]++;
      form(words[i].form, last + 1)->counts[tag]++;
      before = last;
      last = tag;
    }
  }
  free(words);
  words = kept;
}

int main(int count, char **arguments) {
  if (count != 8) return 2;
  FILE *file = opened(arguments[1], "rb");
  read_sentences(file);
  fclose(file);
  int *order = calloc(sentenceCount, sizeof(int)), learnt = 0;
  for (int s = 0; s < sentenceCount; s++)
    if (!sentences[s].set) order[learnt++] = s;
  prune();
  mask = (1 << 23) - 1;
  keys = calloc(mask + 1, 8);
  heads = calloc(mask + 1, sizeof(int));
  cells = malloc(cellRoom * sizeof(Cell));
  int step = 0, least = atoi(arguments[7]);
  double scale = atof(arguments[6]);
  learn(order, learnt, atoi(arguments[5]), &step);
  final = calloc(cellCount, sizeof(int));
  for (int c = 1; c < cellCount; c++) {
    double mean = (cells[c].total + (double)cells[c].weight * (step - cells[c].stamp)) / step * scale;
    int weight = (int)(mean + (mean > 0 ? 0.5 : -0.5));
    weight = weight > 127 ? 127 : weight < -127 ? -127 : weight;
    final[c] = abs(weight) < least ? 0 : weight;
  }
  forms = calloc(FORMS, sizeof(Form));
  judge(0);
  file = opened(arguments[2], "rb");
  count_forms(file);
  fclose(file);
  judge(1);
  FILE *out = opened(arguments[3], "w");
  for (u64 i = 0; i <= mask; i++)
    for (int c = keys[i] ? heads[i] : 0; c; c = cells[c].next)
      if (final[c]) fprintf(out, "%llu %d %d\n", (unsigned long long)keys[i], cells[c].tag, final[c]);
  if (fclose(out)) return 1;
  out = opened(arguments[4], "w");
  for (int i = 0; i < FORMS; i++)
    if (forms[i].key && always(&forms[i]))
      fprintf(out, "%llu %d\n", (unsigned long long)forms[i].key, always(&forms[i]));
  return fclose(out) != 0;
}
