/*
 * The rivals in C: rival FILE N SCALE LEVELS BINS REPEATS, or rival FILE N METHOD REPEATS for block formats, prints
 * "name ns-per-element mse" per line.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 1024 };

static double mse;
static volatile float sink;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

/* Sums, counts per code, and counts of errors in `bins` bins over 1.5 steps to both sides. float32 in blocks, then float64. */
static void direct(const float *x, long n, float scale, int levels, int bins, uint32_t *codes, uint32_t *errors) {
  static int32_t row[BLOCK], column[BLOCK];
  float least = -levels / 2 + 1, greatest = levels / 2 - 1, inverse = bins / (3 * scale), middle = bins / 2.0f;
  double error = 0, absolute = 0, squares = 0, product = 0, most = 0;
  memset(codes, 0, levels * sizeof *codes);
  memset(errors, 0, (bins + 1) * sizeof *errors);
  for (long start = 0; start < n; start += BLOCK) {
    long size = n - start < BLOCK ? n - start : BLOCK;
    const float *w = x + start;
    float e1 = 0, a1 = 0, e2 = 0, p = 0, m = 0;
#pragma omp simd reduction(+ : e1, a1, e2, p) reduction(max : m)
    for (long i = 0; i < size; i++) {
      float q = nearbyintf(w[i] / scale);
      q = q < least ? least : q > greatest ? greatest : q;
      float y = q * scale, e = y - w[i], a = fabsf(e);
      float bin = e * inverse + middle;
      bin = bin < 0 ? 0 : bin > bins ? bins : bin;
      row[i] = (int32_t)(q - least);
      column[i] = (int32_t)bin;
      e1 += e;
      a1 += a;
      e2 += e * e;
      p += w[i] * y;
      m = a > m ? a : m;
    }
    error += e1;
    absolute += a1;
    squares += e2;
    product += p;
    most = m > most ? m : most;
    for (long i = 0; i < size; i++) codes[row[i]]++, errors[column[i]]++;
  }
  mse = squares / n;
  sink = error + absolute + product + most;
}

static void readAll(const float *x, long n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (long i = 0; i < n; i++) sum += x[i];
  sink = sum;
}

static void radixSort(const float *x, long n, uint32_t *a, uint32_t *b) {
  static uint32_t counts[3][2048];
  memset(counts, 0, sizeof counts);
  for (long i = 0; i < n; i++) {
    uint32_t bits;
    memcpy(&bits, x + i, 4);
    bits ^= (uint32_t)((int32_t)bits >> 31) | 0x80000000u;
    a[i] = bits;
    counts[0][bits & 2047]++, counts[1][(bits >> 11) & 2047]++, counts[2][bits >> 22]++;
  }
  for (int pass = 0; pass < 3; pass++) {
    uint32_t place = 0, *t = counts[pass];
    for (int digit = 0; digit < 2048; digit++) {
      uint32_t count = t[digit];
      t[digit] = place;
      place += count;
    }
    for (long i = 0; i < n; i++) b[t[(a[i] >> (11 * pass)) & 2047]++] = a[i];
    uint32_t *c = a;
    a = b, b = c;
  }
  for (long i = 0; i < n; i++) a[i] = a[i] & 0x80000000u ? a[i] ^ 0x80000000u : ~a[i];
  sink = a[n / 2];
}

/* With memory of its own each time, as a sort that happens once has it. */
static void radixSortAnew(const float *x, long n) {
  uint32_t *a = malloc(n * 4), *b = malloc(n * 4);
  if (a && b) radixSort(x, n, a, b);
  free(a);
  free(b);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Sums of a block format: float32 over at most 256 weights, then float64. */
static struct {
  double error, absolute, squares, product, most;
} sums;

static void addErrors(const float *w, const float *y, long size) {
  float e1 = 0, a1 = 0, e2 = 0, p = 0, m = 0;
#pragma omp simd reduction(+ : e1, a1, e2, p) reduction(max : m)
  for (long i = 0; i < size; i++) {
    float e = y[i] - w[i], a = fabsf(e);
    e1 += e;
    a1 += a;
    e2 += e * e;
    p += w[i] * y[i];
    m = a > m ? a : m;
  }
  sums.error += e1;
  sums.absolute += a1;
  sums.squares += e2;
  sums.product += p;
  sums.most = m > sums.most ? m : sums.most;
}

/* quantize_row_q4_0_ref of ggml, with the sums and the counts of the codes in place of the packed bytes. */
static void q4_0(const float *x, long n, uint32_t *codes) {
  float y[32];
  uint8_t q[32];
  for (long start = 0; start + 32 <= n; start += 32) {
    const float *w = x + start;
    float amax = 0, max = 0;
    for (int j = 0; j < 32; j++) {
      if (amax < fabsf(w[j])) {
        amax = fabsf(w[j]);
        max = w[j];
      }
    }
    const float d = max / -8, id = d ? 1.0f / d : 0.0f, stored = (_Float16)d;
    for (int j = 0; j < 32; j++) {
      int8_t code = (int8_t)(w[j] * id + 8.5f);
      q[j] = code < 15 ? code : 15;
      y[j] = (q[j] - 8) * stored;
    }
    addErrors(w, y, 32);
    for (int j = 0; j < 32; j++) codes[q[j]]++;
  }
}

/* bitsandbytes: sixteen levels times the absolute maximum of 64 weights, told apart at the middles between them. */
static void nf4(const float *x, long n, uint32_t *codes) {
  static const float level[16] = {-1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
    -0.18477343022823334, -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634,
    0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1};
  float middle[15], y[64];
  int32_t q[64];
  for (int i = 0; i < 15; i++) middle[i] = (level[i] + level[i + 1]) / 2;
  for (long start = 0; start + 64 <= n; start += 64) {
    const float *w = x + start;
    float absmax = 0;
#pragma omp simd reduction(max : absmax)
    for (int j = 0; j < 64; j++) absmax = fabsf(w[j]) > absmax ? fabsf(w[j]) : absmax;
    const float inverse = 1 / (absmax > 1e-38f ? absmax : 1e-38f);
#pragma omp simd
    for (int j = 0; j < 64; j++) {
      float scaled = w[j] * inverse;
      int32_t place = 0;
      for (int i = 0; i < 15; i++) place += scaled > middle[i];
      q[j] = place;
      y[j] = level[place] * absmax;
    }
    addErrors(w, y, 64);
    for (int j = 0; j < 64; j++) codes[q[j]]++;
  }
}

/* torchao, rule FLOOR: FP4 E2M1 times a power of two per 32 weights, ties to even. */
static void mxfp4(const float *x, long n, uint32_t *codes) {
  static const float level[8] = {0, 0.5, 1, 1.5, 2, 3, 4, 6};
  float y[32];
  int32_t q[32];
  for (long start = 0; start + 32 <= n; start += 32) {
    const float *w = x + start;
    float absmax = 0;
#pragma omp simd reduction(max : absmax)
    for (int j = 0; j < 32; j++) absmax = fabsf(w[j]) > absmax ? fabsf(w[j]) : absmax;
    uint32_t bits;
    memcpy(&bits, &absmax, 4);
    int field = (int)(bits >> 23) - 2;
    field = field < 1 ? 1 : field;
    uint32_t scaleBits = (uint32_t)field << 23, inverseBits = (uint32_t)(254 - field) << 23;
    float scale, inverse;
    memcpy(&scale, &scaleBits, 4);
    memcpy(&inverse, &inverseBits, 4);
#pragma omp simd
    for (int j = 0; j < 32; j++) {
      float size = fabsf(w[j] * inverse);
      int32_t place = (size > 0.25f) + (size >= 0.75f) + (size > 1.25f) + (size >= 1.75f) + (size > 2.5f) + (size >= 3.5f) + (size > 5);
      q[j] = place + (signbit(w[j]) ? 8 : 0);
      y[j] = copysignf(level[place] * scale, w[j]);
    }
    addErrors(w, y, 32);
    for (int j = 0; j < 32; j++) codes[q[j]]++;
  }
}

static int nearestInt(float value) { return (int)nearbyintf(value); }

/* make_qkx2_quants of ggml for 32 weights and 15 steps, errors by their squares. */
static float searchOffset(const float *x, const float *weights, uint8_t *L, float *theMin, uint8_t *aux) {
  float min = x[0], max = x[0], w = weights[0], wx = w * x[0];
  for (int i = 1; i < 32; i++) {
    if (x[i] < min) min = x[i];
    if (x[i] > max) max = x[i];
    w += weights[i];
    wx += weights[i] * x[i];
  }
  if (min > 0) min = 0;
  if (max == min) {
    memset(L, 0, 32);
    *theMin = -min;
    return 0;
  }
  float iscale = 15 / (max - min), scale = 1 / iscale, best = 0;
  for (int i = 0; i < 32; i++) {
    int l = nearestInt(iscale * (x[i] - min));
    L[i] = l < 0 ? 0 : l > 15 ? 15 : l;
    float diff = scale * L[i] + min - x[i];
    best += weights[i] * diff * diff;
  }
  for (int is = 0; is <= 20; is++) {
    iscale = (-1.0f + 0.1f * is + 15) / (max - min);
    float l1 = 0, l2 = 0, xl = 0;
    for (int i = 0; i < 32; i++) {
      int l = nearestInt(iscale * (x[i] - min));
      l = l < 0 ? 0 : l > 15 ? 15 : l;
      aux[i] = l;
      l1 += weights[i] * l;
      l2 += weights[i] * l * l;
      xl += weights[i] * l * x[i];
    }
    float D = w * l2 - l1 * l1;
    if (D <= 0) continue;
    float thisScale = (w * xl - wx * l1) / D, thisMin = (l2 * wx - l1 * xl) / D;
    if (thisMin > 0) {
      thisMin = 0;
      thisScale = xl / l2;
    }
    float error = 0;
    for (int i = 0; i < 32; i++) {
      float diff = thisScale * aux[i] + thisMin - x[i];
      error += weights[i] * diff * diff;
    }
    if (error < best) {
      memcpy(L, aux, 32);
      best = error;
      scale = thisScale;
      min = thisMin;
    }
  }
  *theMin = -min;
  return scale;
}

/* quantize_row_q4_K_ref of ggml, with the sums and the counts of the codes in place of the packed bytes. */
static void q4_k(const float *x, long n, uint32_t *codes) {
  uint8_t L[256], aux[32];
  float weights[32], scales[8], mins[8], y[256];
  for (long start = 0; start + 256 <= n; start += 256) {
    const float *w = x + start;
    float maxScale = 0, maxMin = 0;
    for (int j = 0; j < 8; j++) {
      float squares = 0;
      for (int l = 0; l < 32; l++) squares += w[32 * j + l] * w[32 * j + l];
      float mean = sqrtf(squares / 32);
      for (int l = 0; l < 32; l++) weights[l] = mean + fabsf(w[32 * j + l]);
      scales[j] = searchOffset(w + 32 * j, weights, L + 32 * j, &mins[j], aux);
      if (scales[j] > maxScale) maxScale = scales[j];
      if (mins[j] > maxMin) maxMin = mins[j];
    }
    float inverseScale = maxScale > 0 ? 63 / maxScale : 0, inverseMin = maxMin > 0 ? 63 / maxMin : 0;
    float d = (_Float16)(maxScale / 63), dmin = (_Float16)(maxMin / 63);
    for (int j = 0; j < 8; j++) {
      uint8_t ls = nearestInt(inverseScale * scales[j]), lm = nearestInt(inverseMin * mins[j]);
      float own = d * (ls < 63 ? ls : 63), min = dmin * (lm < 63 ? lm : 63);
      for (int l = 32 * j; l < 32 * j + 32; l++) {
        int code = own ? nearestInt((w[l] + min) / own) : L[l];
        L[l] = code < 0 ? 0 : code > 15 ? 15 : code;
        y[l] = own * L[l] - min;
      }
    }
    addErrors(w, y, 256);
    for (int l = 0; l < 256; l++) codes[L[l]]++;
  }
}

static int blocks(const float *x, long n, const char *name, int repeats) {
  const char *names[] = {"q4_0", "nf4", "mxfp4", "q4_k"};
  void (*methods[])(const float *, long, uint32_t *) = {q4_0, nf4, mxfp4, q4_k};
  double *times = malloc(repeats * sizeof *times);
  uint32_t codes[16];
  if (!times) return 1;
  for (int method = 0; method < 4; method++) {
    if (strcmp(name, names[method])) continue;
    for (int i = -1; i < repeats; i++) {
      double start = now();
      memset(&sums, 0, sizeof sums);
      memset(codes, 0, sizeof codes);
      methods[method](x, n, codes);
      sink = sums.error + sums.absolute + sums.product + sums.most + codes[3];
      if (i >= 0) times[i] = (now() - start) / n;
    }
    qsort(times, repeats, sizeof *times, ascending);
    printf("C loop\t%.6f\t%.9g\n", times[repeats / 2], sums.squares / n);
  }
  return 0;
}

static float *weightsOf(const char *path, long n) {
  float *x = malloc(n * 4);
  FILE *file = fopen(path, "rb");
  return x && file && fread(x, 4, n, file) == (size_t)n ? x : NULL;
}

int main(int count, char **args) {
  if (count != 7 && count != 5) return 2;
  long n = atol(args[2]);
  float *x = weightsOf(args[1], n);
  if (!x) return 1;
  if (count == 5) return blocks(x, n, args[3], atoi(args[4]));
  float scale = atof(args[3]);
  int levels = atoi(args[4]), bins = atoi(args[5]), repeats = atoi(args[6]);
  uint32_t *a = malloc(n * 4), *b = malloc(n * 4), *codes = malloc(levels * 4), *errors = malloc((bins + 1) * 4);
  double *times = malloc(repeats * sizeof *times);
  if (!a || !b || !codes || !errors || !times) return 1;
  const char *names[] = {"C loop", "C read", "C radix sort", "C radix sort, new memory"};
  for (int work = 0; work < 4; work++) {
    int runs = work >= 2 && repeats > 3 ? 3 : repeats;
    for (int i = -1; i < runs; i++) {
      double start = now();
      if (work == 0) direct(x, n, scale * (0.95f + 0.1f * i / runs), levels, bins, codes, errors);
      if (work == 1) readAll(x, n);
      if (work == 2) radixSort(x, n, a, b);
      if (work == 3) radixSortAnew(x, n);
      if (i >= 0) times[i] = (now() - start) / n;
    }
    qsort(times, runs, sizeof *times, ascending);
    printf("%s\t%.6f\t%.9g\n", names[work], times[runs / 2], mse);
  }
  return 0;
}
