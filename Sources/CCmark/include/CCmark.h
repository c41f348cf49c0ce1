// The C Markdown parser of the system (Debian: libcmark-dev), as one module.
#ifndef CCMARK_H
#define CCMARK_H

#include <cmark.h>
#include <stddef.h>
#include <string.h>

// A bump allocator for one parse on the calling thread. A document's nodes are allocated together and
// thrown away together, so freeing one node is not worth the bookkeeping.
cmark_mem *ccmark_arena(void);

// Forgets everything that the calling thread's arena handed out, and keeps a few megabytes for the next document.
void ccmark_arena_reset(void);

#endif
