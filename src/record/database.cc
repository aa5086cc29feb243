#include "record/database.h"

#include <sqlite3.h>

namespace dragoman {
namespace {

constexpr int kLockWaitMs = 10'000;
constexpr std::size_t kMaxStatements = 300;  // kept prepared; conditions put together at run time make many

ErrorCode code_of(int status) {
  switch (status & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ErrorCode::refused;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
      return ErrorCode::corrupt;
    case SQLITE_CANTOPEN:
      return ErrorCode::not_found;
    default:
      return ErrorCode::unreadable;
  }
}

[[noreturn]] void raise(sqlite3* handle, int status) {
  const char* file = handle == nullptr ? nullptr : sqlite3_db_filename(handle, "main");
  throw DatabaseError(Error{code_of(status),
                            handle == nullptr ? sqlite3_errstr(status) : sqlite3_errmsg(handle),
                            file == nullptr ? "" : file});
}

void demand(sqlite3_stmt* statement, int status) {
  if (status != SQLITE_OK) raise(sqlite3_db_handle(statement), status);
}

}  // namespace

void StatementCloser::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Rows::~Rows() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Rows::next() {
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW) return true;
  if (status != SQLITE_DONE) raise(sqlite3_db_handle(statement_), status);
  return false;
}

int Rows::columns() const {
  return sqlite3_column_count(statement_);
}
std::int64_t Rows::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Rows::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
bool Rows::is_null(int column) const {
  return type(column) == SQLITE_NULL;
}
int Rows::type(int column) const {
  return sqlite3_column_type(statement_, column);
}

std::string_view Rows::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::optional<double> Rows::real_or_none(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

Database::Database(const std::filesystem::path& path, Mode mode) {
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int status = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  if (status != SQLITE_OK) {
    sqlite3_close(handle_);
    throw DatabaseError(Error{code_of(status), "cannot open the record", path.string()});
  }
  sqlite3_busy_timeout(handle_, kLockWaitMs);
  sqlite3_extended_result_codes(handle_, 1);
  // The archive and the journal are synced before the record is written, so a commit lost with the power is
  // made again from them: NORMAL suffices.
  try {
    script("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-32000;");
    if (mode == Mode::write) script("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
  } catch (const DatabaseError&) {
    sqlite3_close(handle_);
    throw;
  }
}

Database::~Database() {
  statements_.clear();
  sqlite3_close(handle_);
}

void Database::script(const std::string& sql) {
  const int status = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) raise(handle_, status);
}

sqlite3_stmt* Database::prepared(std::string_view sql) {
  std::string text(sql);
  if (const auto found = statements_.find(text); found != statements_.end()) return found->second.get();
  if (statements_.size() >= kMaxStatements) {
    std::erase_if(statements_, [](const auto& kept) { return sqlite3_stmt_busy(kept.second.get()) == 0; });
  }
  sqlite3_stmt* statement = nullptr;
  const int status = sqlite3_prepare_v3(handle_, text.c_str(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (status != SQLITE_OK) raise(handle_, status);
  statements_.emplace(std::move(text), StatementHandle(statement));
  return statement;
}

Rows Database::rows_of(std::string_view sql, const std::vector<Value>& values) {
  sqlite3_stmt* statement = prepared(sql);
  int position = 0;
  for (const Value& value : values) {
    std::visit([&](const auto& held) { bind_any(statement, ++position, held); }, value);
  }
  return Rows(statement);
}

void Database::bind(sqlite3_stmt* statement, int position, std::int64_t value) {
  demand(statement, sqlite3_bind_int64(statement, position, value));
}

void Database::bind(sqlite3_stmt* statement, int position, double value) {
  demand(statement, sqlite3_bind_double(statement, position, value));
}

void Database::bind(sqlite3_stmt* statement, int position, std::string_view value) {
  const char* bytes = value.data() == nullptr ? "" : value.data();
  demand(statement,
         sqlite3_bind_text64(statement, position, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Database::bind(sqlite3_stmt* statement, int position, std::nullopt_t) {
  demand(statement, sqlite3_bind_null(statement, position));
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.script("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.script("ROLLBACK");
  } catch (const DatabaseError&) {
    // SQLite has rolled back by itself after the error that brought us here.
  }
}

void Transaction::commit() {
  database_.script("COMMIT");
  open_ = false;
}

}  // namespace dragoman
