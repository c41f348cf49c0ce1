// A thread-local bump allocator behind cmark_mem: blocks are chained, never freed one by one, and reused after a
// reset. cmark calls realloc on growing buffers, so each allocation remembers its size.
#include "CCmark.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct block {
  struct block *next;
  size_t size, used;
} block;

static _Thread_local block *first, *current;

enum { align = 16, least = 1 << 18, kept = 1 << 22 };

static void *take(size_t size) {
  size_t need = (size + align - 1) / align * align + align;
  while (current && current->used + need > current->size && current->next) {
    current = current->next;
    current->used = 0;
  }
  if (!current || current->used + need > current->size) {
    size_t room = need > least ? need : least;
    block *fresh = malloc(sizeof(block) + align + room);
    if (!fresh) abort();  // what cmark's own allocator does
    fresh->size = room;
    fresh->used = 0;
    fresh->next = NULL;
    if (current) current->next = fresh; else first = fresh;
    current = fresh;
  }
  uintptr_t base = ((uintptr_t)(current + 1) + align - 1) / align * align;
  char *place = (char *)base + current->used;
  current->used += need;
  *(size_t *)place = size;
  return place + align;
}

static void *arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  void *place = take(count * size);
  memset(place, 0, count * size);
  return place;
}

static void *arena_realloc(void *old, size_t size) {
  if (!old) return take(size);
  size_t had = *(size_t *)((char *)old - align);
  if (size <= had) return old;
  // The last allocation grows where it is, as long as its block has room: growing buffers are the usual case.
  char *end = (char *)(((uintptr_t)(current + 1) + align - 1) / align * align) + current->used;
  size_t taken = (had + align - 1) / align * align, need = (size + align - 1) / align * align;
  if ((char *)old + taken == end && current->used - taken + need <= current->size) {
    current->used += need - taken;
    *(size_t *)((char *)old - align) = size;
    return old;
  }
  void *place = take(size);
  memcpy(place, old, had);
  return place;
}

static void arena_free(void *place) { (void)place; }

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
  current = first;
  if (first) first->used = 0;
}
