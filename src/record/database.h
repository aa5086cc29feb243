// Database: a thin hand on SQLite for the files of this folder: statements by text, typed values,
// transactions.
//
// This is a third-party edge, so failures travel as DatabaseError inside src/record only; guarded() turns
// them into Results where they leave it. Not thread safe; one per thread.
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dragoman {

class DatabaseError : public std::exception {
 public:
  explicit DatabaseError(Error error) : error_(std::move(error)) {}
  [[nodiscard]] const Error& error() const { return error_; }
  [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  Error error_;
};

struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const;
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, StatementCloser>;

// One run of a statement: a cursor over its rows, which frees the statement for its next run when it ends.
// Views of text live until the next call of next().
class Rows {
 public:
  explicit Rows(sqlite3_stmt* statement) : statement_(statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  bool next();
  [[nodiscard]] int columns() const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  // "" for NULL
  [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::optional<double> real_or_none(int column) const;
  // Return 1 integer, 2 real, 3 text, 4 blob, 5 NULL (SQLite's numbers).
  [[nodiscard]] int type(int column) const;

 private:
  sqlite3_stmt* statement_;
};

class Database {
 public:
  enum class Mode : std::uint8_t { read, write };

  // Open a file; Mode::write makes it if absent and puts it into write-ahead mode.
  Database(const std::filesystem::path& path, Mode mode);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // Run statements that need no values and give no rows.
  void script(const std::string& sql);

  // Run one statement with values for ?1, ?2, ...: integers, doubles, texts, std::nullopt, optionals of
  // these. Requires: no Rows of the same text is alive.
  template <class... Values>
  Rows rows(std::string_view sql, const Values&... values) {
    sqlite3_stmt* statement = prepared(sql);
    int position = 0;
    (bind_any(statement, ++position, values), ...);
    return Rows(statement);
  }
  // The same for a statement whose conditions were put together at run time.
  using Value = std::variant<std::int64_t, std::string>;
  Rows rows_of(std::string_view sql, const std::vector<Value>& values);
  template <class... Values>
  void run(std::string_view sql, const Values&... values) {
    rows(sql, values...).next();
  }

  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3_stmt* prepared(std::string_view sql);
  static void bind(sqlite3_stmt* statement, int position, std::int64_t value);
  static void bind(sqlite3_stmt* statement, int position, double value);
  static void bind(sqlite3_stmt* statement, int position, std::string_view value);
  static void bind(sqlite3_stmt* statement, int position, std::nullopt_t);

  template <class Value>
  static void bind_any(sqlite3_stmt* statement, int position, const Value& value) {
    if constexpr (std::is_same_v<Value, std::nullopt_t>) {
      bind(statement, position, std::nullopt);
    } else if constexpr (std::is_floating_point_v<Value>) {
      bind(statement, position, static_cast<double>(value));
    } else if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
      bind(statement, position, static_cast<std::int64_t>(value));
    } else if constexpr (requires { value.has_value(); }) {
      if (value.has_value()) {
        bind_any(statement, position, *value);
      } else {
        bind(statement, position, std::nullopt);
      }
    } else {
      bind(statement, position, std::string_view(value));
    }
  }

  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, StatementHandle> statements_;
};

// A write transaction: takes the write lock at once (a reader that upgrades later may be refused), undone
// unless commit() is called.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

// Call `work` and return its value, or the DatabaseError it threw as a failed Result.
template <class Work>
auto guarded(const Work& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const DatabaseError& error) {
    return tl::unexpected<Error>(error.error());
  }
}

}  // namespace dragoman
