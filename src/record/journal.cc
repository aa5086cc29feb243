#include "record/journal.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "record/folder_lock.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* kFile = "acts.jsonl";
constexpr std::string_view kFormat = "dragoman-journal";
constexpr std::int64_t kVersion = 1;
constexpr std::size_t kMaxJournalBytes = std::size_t{1} << 30U;
constexpr std::string_view kHashField = ",\"hash\":\"";
constexpr int kLockWaitMs = 10'000;

// Return the object as a line that ends with the hash of everything before the field "hash".
std::string sealed(const json::object& object, std::string& hash) {
  std::string line = json::serialize(object);
  line.pop_back();  // the closing brace
  hash = sha256_hex(line);
  return line + std::string(kHashField) + hash + "\"}\n";
}

std::string header_line(std::string& hash) {
  return sealed({{"format", kFormat}, {"version", kVersion}}, hash);
}

json::object to_json(const Act& act) {
  if (const auto* verdict = std::get_if<ClaimVerdict>(&act)) {
    json::object out{{"type", verdict->accepted ? "accept" : "reject"},
                     {"claim", verdict->claim},
                     {"report", verdict->report},
                     {"frame", verdict->frame},
                     {"begin", verdict->evidence.begin},
                     {"end", verdict->evidence.end},
                     {"words", verdict->words}};
    if (!verdict->why.empty()) out["why"] = repair_utf8(verdict->why);
    return out;
  }
  const auto& setting = std::get<SettingChange>(act);
  return {{"type", "setting"}, {"name", repair_utf8(setting.name)}, {"value", repair_utf8(setting.value)}};
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::int64_t number_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_int64() ? found->get_int64() : 0;
}

Result<Act> act_of(const json::object& object) {
  const std::string type = text_of(object, "type");
  if (type == "setting") return Act(SettingChange{text_of(object, "name"), text_of(object, "value")});
  if (type != "accept" && type != "reject") {
    return fail(ErrorCode::unsupported, "an act of the unknown type \"" + type + "\"");
  }
  ClaimVerdict out;
  out.accepted = type == "accept";
  out.claim = text_of(object, "claim");
  out.report = text_of(object, "report");
  out.frame = text_of(object, "frame");
  out.evidence = {static_cast<std::uint32_t>(number_of(object, "begin")),
                  static_cast<std::uint32_t>(number_of(object, "end"))};
  out.words = text_of(object, "words");
  out.why = text_of(object, "why");
  return Act(std::move(out));
}

// Return a line's object after its own hash has been verified.
Result<json::object> open_line(std::string_view line) {
  const std::size_t at = line.rfind(kHashField);
  json::error_code error;
  const json::value value = json::parse({line.data(), line.size()}, error);
  if (at == std::string_view::npos || error || !value.is_object()) {
    return fail(ErrorCode::corrupt, "not a line of a journal");
  }
  if (text_of(value.get_object(), "hash") != sha256_hex(line.substr(0, at))) {
    return fail(ErrorCode::corrupt, "the line does not agree with its hash");
  }
  return value.get_object();
}

Result<void> read_header(std::string_view line, JournalContent& out) {
  auto object = open_line(line);
  if (!object) return tl::unexpected<Error>(object.error());
  if (text_of(*object, "format") != kFormat || number_of(*object, "version") != kVersion) {
    return fail(ErrorCode::unsupported, "not a journal of a version that this program knows");
  }
  out.hash = text_of(*object, "hash");
  return {};
}

Result<void> read_entry(std::string_view line, JournalContent& out) {
  auto object = open_line(line);
  if (!object) return tl::unexpected<Error>(object.error());
  JournalEntry entry;
  entry.number = static_cast<std::uint64_t>(number_of(*object, "number"));
  entry.time = text_of(*object, "time");
  entry.actor = text_of(*object, "actor");
  entry.previous = text_of(*object, "previous");
  entry.hash = text_of(*object, "hash");
  if (entry.previous != out.hash || entry.number != out.entries.size() + 1) {
    return fail(ErrorCode::corrupt, "the line does not follow from the one before");
  }
  const json::value* act = object->if_contains("act");
  if (act == nullptr || !act->is_object()) return fail(ErrorCode::corrupt, "the line holds no act");
  auto read = act_of(act->get_object());
  if (!read) return tl::unexpected<Error>(read.error());
  entry.act = std::move(*read);
  out.hash = entry.hash;
  out.entries.push_back(std::move(entry));
  return {};
}

std::string entry_line(JournalEntry& entry) {
  return sealed({{"number", entry.number},
                 {"time", entry.time},
                 {"actor", repair_utf8(entry.actor)},
                 {"act", to_json(entry.act)},
                 {"previous", entry.previous}},
                entry.hash);
}

tl::unexpected<Error> system_failure(const char* what, const fs::path& path) {
  return fail(ErrorCode::unreadable, fmt::format("{}: {}", what, std::strerror(errno)), path.string());
}

// Write `bytes` at `at`, where the file then ends, and sync it.
Result<void> put_at(const fs::path& file, std::uint64_t at, std::string_view bytes) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return system_failure("cannot open", file);
  bool done = ::ftruncate(fd, static_cast<off_t>(at)) == 0;
  while (done && !bytes.empty()) {
    const ssize_t n = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) continue;
    done = n >= 0;
    if (!done) break;
    bytes.remove_prefix(static_cast<std::size_t>(n));
    at += static_cast<std::uint64_t>(n);
  }
  done = done && ::fsync(fd) == 0;
  auto result = done ? Result<void>{} : system_failure("cannot write", file);
  ::close(fd);
  return result;
}

}  // namespace

Result<JournalContent> read_journal(const fs::path& folder) {
  const fs::path file = folder / kFile;
  JournalContent out;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return out;
  auto bytes = read_file(file, kMaxJournalBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  std::string_view rest = *bytes;
  for (std::size_t number = 1;; ++number) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return out;  // a torn last line was never acknowledged
    const std::string_view line = rest.substr(0, end);
    auto read = number == 1 ? read_header(line, out) : read_entry(line, out);
    if (!read) {
      read.error().where = fmt::format("{}:{}", file.string(), number);
      return tl::unexpected<Error>(read.error());
    }
    rest.remove_prefix(end + 1);
    out.size += end + 1;
  }
}

Result<JournalEntry> append_act(const fs::path& folder, const std::string& time, const std::string& actor,
                                const Act& act) {
  std::error_code error;
  fs::create_directories(folder, error);
  auto lock = FolderLock::take(folder, kLockWaitMs);
  if (!lock) return tl::unexpected<Error>(lock.error());
  auto content = read_journal(folder);
  if (!content) return tl::unexpected<Error>(content.error());
  std::string bytes;
  if (content->size == 0) bytes = header_line(content->hash);
  JournalEntry entry{content->entries.size() + 1, time, actor, act, content->hash, ""};
  bytes += entry_line(entry);
  if (auto put = put_at(folder / kFile, content->size, bytes); !put)
    return tl::unexpected<Error>(put.error());
  return entry;
}

}  // namespace dragoman
