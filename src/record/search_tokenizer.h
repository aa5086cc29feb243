// The tokenizer "dragoman" of SQLite's FTS5, over the words of record/search_words.h.
#pragma once

struct sqlite3;

namespace dragoman {

// Make the tokenizer known to a connection. Throws DatabaseError.
void register_search_tokenizer(sqlite3* handle);

}  // namespace dragoman
