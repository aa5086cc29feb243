#include "record/search_tokenizer.h"

#include <sqlite3.h>

#include <string_view>

#include "record/database.h"
#include "record/search_words.h"

namespace dragoman {
namespace {

using TokenSink = int (*)(void*, int, const char*, int, int, int);

// How a text shall be taken, and where its words begin.
struct Marked {
  std::string_view language;
  std::size_t begin = 0;
};

Marked read_mark(std::string_view text) {
  if (text.empty() || text.front() != kSearchMark) return {};
  const std::size_t end = text.find(kSearchMark, 1);
  if (end == std::string_view::npos) return {};
  return {text.substr(1, end - 1), end + 1};
}

int create(void*, const char**, int, Fts5Tokenizer** out) {
  *out = reinterpret_cast<Fts5Tokenizer*>(new WordFinder);  // freed by remove(), as FTS5 promises
  return SQLITE_OK;
}

void remove(Fts5Tokenizer* tokenizer) {
  delete reinterpret_cast<WordFinder*>(tokenizer);
}

// Documents give the surface and, at the same place, the stem; plain queries the stems as synonyms of one
// another; exact queries the surface.
int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* bytes, int size,
             TokenSink sink) {
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  const Marked mark = read_mark(text);
  const bool query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  const bool exact = mark.language == kExact;
  int status = SQLITE_OK;
  const auto emit = [&](const std::string& token, ByteRange range, bool colocated) {
    if (status != SQLITE_OK) return;
    status = sink(context, colocated ? FTS5_TOKEN_COLOCATED : 0, token.data(), static_cast<int>(token.size()),
                  static_cast<int>(range.begin + mark.begin), static_cast<int>(range.end + mark.begin));
  };
  reinterpret_cast<WordFinder*>(tokenizer)->find(
      text.substr(mark.begin), mark.language,
      [&](ByteRange range, const std::string& surface, const std::vector<std::string>& stems) {
        bool first = true;
        if (!query || exact) {
          emit(surface, range, false);
          first = false;
        }
        for (const std::string& stem : stems) {
          emit(stem, range, !first);
          first = false;
        }
        return status == SQLITE_OK;
      });
  return status;
}

// Return FTS5's table of functions for a connection (sqlite.org/fts5.html, section 7, "Extending FTS5").
fts5_api* api_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

void register_search_tokenizer(sqlite3* handle) {
  fts5_api* api = api_of(handle);
  fts5_tokenizer functions{create, remove, tokenize};
  if (api == nullptr || api->xCreateTokenizer(api, "dragoman", nullptr, &functions, nullptr) != SQLITE_OK) {
    throw DatabaseError(Error{ErrorCode::unsupported, "this SQLite has no full-text search (FTS5)", ""});
  }
}

}  // namespace dragoman
