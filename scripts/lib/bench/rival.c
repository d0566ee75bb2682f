/* The rivals in C: rival FILE N SCALE LEVELS BINS REPEATS prints "name ns-per-element mse" per line. */
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

int main(int count, char **args) {
  if (count != 7) return 2;
  long n = atol(args[2]);
  float scale = atof(args[3]);
  int levels = atoi(args[4]), bins = atoi(args[5]), repeats = atoi(args[6]);
  float *x = malloc(n * 4);
  uint32_t *a = malloc(n * 4), *b = malloc(n * 4), *codes = malloc(levels * 4), *errors = malloc((bins + 1) * 4);
  double *times = malloc(repeats * sizeof *times);
  FILE *file = fopen(args[1], "rb");
  if (!x || !a || !b || !codes || !errors || !times || !file || fread(x, 4, n, file) != (size_t)n) return 1;
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
