#include "cli/speak.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman {

int failed(const Error& error) {
  std::fprintf(stderr, "dragoman: %s\n", error.line().c_str());
  return 1;
}

bool tell_damage(const std::vector<std::string>& notes, const std::string& where) {
  std::string damage;
  for (const std::string& note : notes) {
    if (!note.starts_with("Masked")) damage += (damage.empty() ? "" : "; ") + note;
  }
  if (damage.empty()) return false;
  failed({ErrorCode::bad_input, "kept, but " + damage, where});
  return true;
}

std::string cut(const std::string& text, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    const bool mark = is_mark(c);  // takes no column of its own
    if (!mark && ++used > columns) return out + "…";
    append_utf8(out, c < U' ' || (c >= 0x7F && c < 0xA0) ? U' ' : c);
  }
  return out;
}

namespace {

std::size_t width(const std::string& text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();) out += is_mark(decode_utf8(text, at)) ? 0 : 1;
  return out;
}

}  // namespace

void print_table(const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& limits) {
  std::vector<std::vector<std::string>> cells = rows;
  std::vector<std::size_t> widths(limits.size(), 0);
  for (auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = cut(row[i], limits[i]);
      widths[i] = std::max(widths[i], width(row[i]));
    }
  }
  for (const auto& row : cells) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - width(row[i]) + 2, ' ');
    }
    std::puts(line.c_str());
  }
}

bool on_terminal() {
  return ::isatty(STDERR_FILENO) != 0;
}

std::string acting_person(const std::string& given) {
  if (!given.empty()) return given;
  const passwd* user = ::getpwuid(::getuid());
  return user != nullptr && user->pw_name != nullptr ? user->pw_name : "unknown";
}

}  // namespace dragoman
