// A thread-local bump allocator behind cmark_mem: blocks are chained, never freed one by one, and reused after a
// reset. cmark calls realloc on growing buffers, so each allocation remembers its size.
#include "CCmark.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct block {
  struct block *next;
  size_t size;
} block;

static _Thread_local block *first, *current;

enum { align = 16, least = 1 << 18, kept = 1 << 22 };

// The free bytes of the current block, so that taking some is an addition and a comparison.
static _Thread_local char *place, *limit;

static size_t rounded(size_t size) { return (size + align - 1) / align * align; }

static void enter(block *here) {
  current = here;
  place = (char *)rounded((uintptr_t)(here + 1));
  limit = place + here->size;
}

// Kept out of `take`, which would otherwise save registers at each call for what hardly ever happens.
static __attribute__((noinline)) void *take_elsewhere(size_t need) {
  while (current && current->next) {
    enter(current->next);
    if (need <= (size_t)(limit - place)) break;
  }
  if (!current || need > (size_t)(limit - place)) {
    size_t room = need > least ? need : least;
    block *fresh = malloc(sizeof(block) + align + room);
    if (!fresh) abort();  // what cmark's own allocator does
    fresh->size = room;
    fresh->next = NULL;
    if (current) current->next = fresh; else first = fresh;
    enter(fresh);
  }
  char *start = place;
  place += need;
  return start;
}

static inline void *take(size_t size) {
  size_t need = rounded(size) + align;
  char *start = place;
  if (need <= (size_t)(limit - start)) place = start + need; else start = take_elsewhere(need);
  *(size_t *)start = size;
  return start + align;
}

static void *arena_calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) abort();
  return memset(take(total), 0, total);
}

static void *arena_realloc(void *old, size_t size) {
  if (!old) return take(size);
  size_t had = *(size_t *)((char *)old - align);
  if (size <= had) return old;
  // The last allocation grows where it is, as long as its block has room: growing buffers are the usual case.
  if ((char *)old + rounded(had) == place && rounded(size) <= (size_t)(limit - (char *)old)) {
    place = (char *)old + rounded(size);
    *(size_t *)((char *)old - align) = size;
    return old;
  }
  void *start = take(size);
  memcpy(start, old, had);
  return start;
}

static void arena_free(void *old) { (void)old; }

static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};

cmark_mem *ccmark_arena(void) { return &arena; }

void ccmark_arena_reset(void) {
  size_t held = 0;
  for (block **link = &first; *link;) {
    block *here = *link;
    held += here->size;
    if (held <= kept) {
      link = &here->next;
      continue;
    }
    *link = NULL;  // after a document of megabytes the rest goes back to the system
    while (here) {
      block *next = here->next;
      free(here);
      here = next;
    }
  }
  current = NULL;
  place = limit = NULL;
  if (first) enter(first);
}
