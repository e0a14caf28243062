/* Trains the weights by which contexts decide (logistic regression by gradient descent, pruned between rounds).
 *
 *   contexts TRAIN TASKS WEIGHTS LEAST ROUNDS
 *
 * TRAIN holds 16 bytes a word, its hash and its class, and 16 bytes of zeros behind each sentence. TASKS has a line
 * `small WORD...` and lines `pair FIRST SECOND`. WEIGHTS gets a line `key count class:weight ... p:weight` for each
 * key that was seen LEAST times and weighs something: for the small words, class 0 being none, and for the pair of
 * the key. The keys are those of Sources/Model/Grammar/Contexts/ContextReader.swift. The same input gives the same
 * output.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef uint64_t u64;
typedef uint32_t u32;
typedef struct {
  u64 w, c;
} Tok;
static u64 key(u64 t, u64 a, u64 b) {
  u64 v = (a * 0x9E3779B97F4A7C15ull) ^ ((b + t) * 0xC2B2AE3D27D4EB4Full);
  v ^= v >> 29;
  v *= 0xD6E8FEB86659FD93ull;
  return v ^ (v >> 32);
}
static u64 fnv(const char *s) {
  u64 v = 0xCBF29CE484222325ull;
  while (*s)
    v = (v ^ (unsigned char)*s++) * 0x100000001B3ull;
  return v;
}
enum { NF = 18, MAXC = 40 };
static Tok *load(const char *p, long *n) {
  FILE *f = fopen(p, "rb");
  fseek(f, 0, 2);
  *n = ftell(f) / 16;
  rewind(f);
  Tok *t = malloc((*n + 16) * 16);
  memset(t, 0, 16 * 8);
  if (fread(t + 8, 16, *n, f) != (size_t)*n)
    exit(2);
  memset(t + 8 + *n, 0, 16 * 8);
  fclose(f);
  return t + 8;
}
/* context of a slot between l (last left) and r (first right); task mixes */
static void feats(const Tok *t, long l, long r, u64 task, u64 *o) {
  static const Tok edge = {1, 1};
  Tok L[3], R[3];
  int i;
  long p = l;
  for (i = 0; i < 3; i++) {
    if (p >= -8 && t[p].w) {
      L[i] = t[p];
      p--;
    } else
      L[i] = edge;
  }
  p = r;
  for (i = 0; i < 3; i++) {
    if (t[p].w) {
      R[i] = t[p];
      p++;
    } else
      R[i] = edge;
  }
  u64 T = task * 64;
  int n = 0;
#define K2(a, b) key(T + n, a, b)
#define K3(a, b, c) key(T + n, a, key(7, b, c))
  o[n] = K2(0, 0);
  n++;
  o[n] = K2(L[0].w, 0);
  n++;
  o[n] = K2(R[0].w, 0);
  n++;
  o[n] = K2(L[0].w, R[0].w);
  n++;
  o[n] = K2(L[1].w, L[0].w);
  n++;
  o[n] = K2(R[0].w, R[1].w);
  n++;
  o[n] = K2(L[0].c, R[0].c);
  n++;
  o[n] = K2(L[1].c, L[0].c);
  n++;
  o[n] = K2(R[0].c, R[1].c);
  n++;
  o[n] = K2(L[0].w, R[0].c);
  n++;
  o[n] = K2(L[0].c, R[0].w);
  n++;
  o[n] = K3(R[0].c, R[1].c, R[2].c);
  n++;
  o[n] = K3(L[0].w, R[0].c, R[1].c);
  n++;
  o[n] = K3(L[1].c, L[0].c, R[0].c);
  n++;
  o[n] = K3(L[1].w, L[0].w, R[0].c);
  n++;
  o[n] = K2(L[0].w, R[1].w);
  n++;
  o[n] = K3(L[0].c, R[0].c, R[1].c);
  n++;
  o[n] = K3(L[1].c, L[0].c, R[0].w);
  n++;
}
static u64 small[MAXC];
static int nsmall;
static char *names[MAXC];
static u64 pa[1024], pb[1024];
static char *na[1024], *nb[1024];
static int npairs;
/* feature table */
static u64 *keys;
static u64 mask;
static u32 *cnt;
static int *idx;
static long nfeat;
static u64 slot(u64 k) {
  u64 i = (k ^ k >> 31) & mask;
  while (keys[i] && keys[i] != k)
    i = (i + 1) & mask;
  return i;
}
typedef struct {
  u64 w;
  int pair, side;
} PW;
static PW *pw;
static int npw;
static int cmp(const void *a, const void *b) {
  u64 x = ((PW *)a)->w, y = ((PW *)b)->w;
  return x < y ? -1 : x > y;
}
static u64 *bits;
static int find(u64 w) {
  int lo = 0, hi = npw;
  while (lo < hi) {
    int m = (lo + hi) / 2;
    if (pw[m].w < w)
      lo = m + 1;
    else
      hi = m;
  }
  return lo < npw && pw[lo].w == w ? lo : -1;
}
static u64 AN;
static int smallOf(u64 w) {
  if (w == AN)
    w = small[1];
  for (int i = 1; i < nsmall; i++)
    if (small[i] == w)
      return i;
  return 0;
}
static float *W; /* nfeat*nsmall for small; pairs use column 0 of own table */
static float *PWt;
typedef void (*Visit)(const u64 *f, int task, int truth, long at);

static void visit(const Tok *t, long n, Visit v) {
  u64 f[NF];
  for (long i = 0; i < n; i++) {
    if (!t[i].w)
      continue;
    int c = smallOf(t[i].w);
    if (c) {
      feats(t, i - 1, i + 1, 0, f);
      v(f, 0, c, i);
    }
    /* gap before i */
    if (i > 0 && t[i - 1].w && (i * 2654435761u >> 7) % 5 < 2) {
      {
        feats(t, i - 1, i, 0, f);
        v(f, 0, 0, i);
      }
    }
    if (bits[(t[i].w >> 40) & 4095] >> (t[i].w >> 52 & 63) & 1) {
      int j = find(t[i].w);
      if (j >= 0)
        for (; j < npw && pw[j].w == t[i].w; j++) {
          feats(t, i - 1, i + 1, pw[j].pair + 1, f);
          v(f, pw[j].pair + 1, pw[j].side, i);
        }
    }
  }
}
static u64 rs = 88172645463325252ull;
static u64 rnd() {
  rs ^= rs << 13;
  rs ^= rs >> 7;
  rs ^= rs << 17;
  return rs;
}
static void count(const u64 *f, int task, int truth, long at) {
  (void)at;
  (void)truth;
  for (int j = 0; j < NF; j++) {
    u64 s = slot(f[j]);
    if (!keys[s]) {
      keys[s] = f[j];
      nfeat++;
    }
    cnt[s]++;
  }
  if ((u64)nfeat * 10 > mask * 8) {
    fprintf(stderr, "full\n");
    exit(3);
  }
}
static float LR;
static double loss;
static long seen;
static void learn(const u64 *f, int task, int truth, long at) {
  (void)at;
  int id[NF], n = 0;
  for (int j = 0; j < NF; j++) {
    if (rnd() % 10 == 0)
      continue;
    u64 s = slot(f[j]);
    if (keys[s])
      id[n++] = idx[s];
  }
  seen++;
  if (task == 0) {
    float s[MAXC], m = -1e9, z = 0;
    for (int c = 0; c < nsmall; c++) {
      s[c] = 0;
    }
    for (int j = 0; j < n; j++) {
      float *w = W + (long)id[j] * nsmall;
      for (int c = 0; c < nsmall; c++)
        s[c] += w[c];
    }
    for (int c = 0; c < nsmall; c++)
      if (s[c] > m)
        m = s[c];
    for (int c = 0; c < nsmall; c++) {
      s[c] = expf(s[c] - m);
      z += s[c];
    }
    loss -= log(s[truth] / z + 1e-9);
    if (s[truth] / z > 0.995)
      return;
    for (int c = 0; c < nsmall; c++) {
      s[c] = LR * ((c == truth) - s[c] / z);
    }
    for (int j = 0; j < n; j++) {
      float *w = W + (long)id[j] * nsmall;
      for (int c = 0; c < nsmall; c++)
        w[c] += s[c];
    }
  } else {
    float s = 0;
    for (int j = 0; j < n; j++)
      s += PWt[id[j]];
    float p = 1 / (1 + expf(-s));
    float g = LR * (truth - p);
    loss -= log((truth ? p : 1 - p) + 1e-9);
    for (int j = 0; j < n; j++)
      PWt[id[j]] += g;
  }
}
int main(int ac, char **av) {
  (void)ac;
  long n;
  Tok *t = load(av[1], &n);
  FILE *f = fopen(av[2], "r");
  char line[4096];
  small[0] = 0;
  names[0] = "";
  while (fgets(line, sizeof line, f)) {
    char *p = strtok(line, " \n");
    if (!p)
      continue;
    if (!strcmp(p, "small")) {
      nsmall = 1;
      while ((p = strtok(0, " \n"))) {
        names[nsmall] = strdup(p);
        small[nsmall++] = fnv(p);
      }
    } else if (!strcmp(p, "pair")) {
      na[npairs] = strdup(strtok(0, " \n"));
      nb[npairs] = strdup(strtok(0, " \n"));
      pa[npairs] = fnv(na[npairs]);
      pb[npairs] = fnv(nb[npairs]);
      npairs++;
    }
  }
  fclose(f);
  AN = fnv("an");
  pw = malloc(sizeof(PW) * 2 * npairs);
  for (int i = 0; i < npairs; i++) {
    pw[npw++] = (PW){pa[i], i, 0};
    pw[npw++] = (PW){pb[i], i, 1};
  }
  qsort(pw, npw, sizeof(PW), cmp);
  bits = calloc(4096, 8);
  for (int i = 0; i < npw; i++)
    bits[(pw[i].w >> 40) & 4095] |= 1ull << (pw[i].w >> 52 & 63);
  mask = (1ull << 27) - 1;
  keys = calloc(mask + 1, 8);
  cnt = calloc(mask + 1, 4);
  visit(t, n, count);
  fprintf(stderr, "features %ld\n", nfeat);
  int least = atoi(av[4]);
  idx = malloc((mask + 1) * 4);
  long k = 0;
  for (u64 i = 0; i <= mask; i++)
    idx[i] = keys[i] && cnt[i] >= (u32)least ? (int)k++ : -1;
  fprintf(stderr, "kept %ld\n", k);
  {
    u64 nm = 1;
    while (nm < (u64)k * 2)
      nm *= 2;
    nm--;
    u64 *k2 = calloc(nm + 1, 8);
    u32 *c2 = calloc(nm + 1, 4);
    int *i2 = malloc((nm + 1) * 4);
    memset(i2, 255, (nm + 1) * 4);
    u64 om = mask;
    u64 *ok = keys;
    u32 *oc = cnt;
    int *oi = idx;
    mask = nm;
    keys = k2;
    for (u64 i = 0; i <= om; i++)
      if (oi[i] >= 0) {
        u64 q = slot(ok[i]);
        k2[q] = ok[i];
        c2[q] = oc[i];
        i2[q] = oi[i];
      }
    cnt = c2;
    idx = i2;
    free(ok);
    free(oc);
    free(oi);
  }
  W = calloc(k * nsmall, 4);
  PWt = calloc(k, 4);
  int R = atoi(av[5]);
  for (int r = 0; r < R; r++) {
    LR = r == 0 ? 0.12f : r == 1 ? 0.06f : r == 2 ? 0.04f : 0.025f;
    loss = 0;
    seen = 0;
    visit(t, n, learn);
    if (r == 1 || r == 2) {
      float th = r == 1 ? 0.3f : 0.42f;
      long k2 = 0;
      float *w2 = malloc((size_t)k * nsmall * 4), *p2 = malloc((size_t)k * 4);
      u64 *kk = calloc(mask + 1, 8);
      u32 *cc = calloc(mask + 1, 4);
      int *ii = malloc((mask + 1) * 4);
      memset(ii, 255, (mask + 1) * 4);
      u64 om = mask;
      u64 *ok = keys;
      u32 *oc = cnt;
      int *oi = idx;
      long q = 0;
      u64 *sk = malloc((size_t)k * 8);
      u32 *sc = malloc((size_t)k * 4);
      for (u64 i = 0; i <= om; i++)
        if (oi[i] >= 0) {
          float *w = W + (long)oi[i] * nsmall;
          float m = fabsf(PWt[oi[i]]);
          for (int c = 0; c < nsmall; c++)
            if (fabsf(w[c]) > m)
              m = fabsf(w[c]);
          if (m < th)
            continue;
          memcpy(w2 + k2 * nsmall, w, nsmall * 4);
          p2[k2] = PWt[oi[i]];
          sk[k2] = ok[i];
          sc[k2] = oc[i];
          k2++;
        }
      free(kk);
      free(cc);
      free(ii);
      u64 nm = 1;
      while (nm < (u64)k2 * 3)
        nm *= 2;
      nm--;
      mask = nm;
      keys = calloc(nm + 1, 8);
      cnt = calloc(nm + 1, 4);
      idx = malloc((nm + 1) * 4);
      memset(idx, 255, (nm + 1) * 4);
      for (q = 0; q < k2; q++) {
        u64 s = slot(sk[q]);
        keys[s] = sk[q];
        cnt[s] = sc[q];
        idx[s] = (int)q;
      }
      free(W);
      free(PWt);
      W = w2;
      PWt = p2;
      free(ok);
      free(oc);
      free(oi);
      free(sk);
      free(sc);
      k = k2;
      fprintf(stderr, "pruned to %ld\n", k);
    }
    fprintf(stderr, "round %d loss %.4f of %ld\n", r, loss / seen, seen);
  }
  f = fopen(av[3], "w");
  for (u64 i = 0; i <= mask; i++)
    if (idx[i] >= 0) {
      float *w = W + (long)idx[i] * nsmall;
      int any = 0;
      for (int c = 0; c < nsmall; c++)
        if (fabsf(w[c]) > 0.05f)
          any = 1;
      if (fabsf(PWt[idx[i]]) > 0.05f)
        any = 1;
      if (!any)
        continue;
      fprintf(f, "%llu %u", (unsigned long long)keys[i], cnt[i]);
      for (int c = 0; c < nsmall; c++)
        if (fabsf(w[c]) > 0.05f)
          fprintf(f, " %d:%.3f", c, w[c]);
      if (fabsf(PWt[idx[i]]) > 0.05f)
        fprintf(f, " p:%.3f", PWt[idx[i]]);
      fputc('\n', f);
    }
  return 0;
}
