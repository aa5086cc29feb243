#include "collect/collect.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "base/inflate.h"
#include "base/limits.h"
#include "collect/byte_reader.h"
#include "collect/json_lines.h"
#include "collect/sniff.h"
#include "collect/warc_reader.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFaults = 1000;  // told one by one for each file
constexpr std::size_t kMaxFolderDepth = 64;

// Passes on faults of one file and, past a number, only counts them.
class FaultCounter {
 public:
  FaultCounter(const FaultSink& fault, std::string where) : fault_(fault), where_(std::move(where)) {}

  void operator()(const Error& error) {
    if (++count_ <= kMaxFaults) fault_(error);
  }

  void finish() const {
    if (count_ <= kMaxFaults) return;
    fault_({ErrorCode::bad_input, std::to_string(count_ - kMaxFaults) + " more records could not be read",
            where_});
  }

 private:
  const FaultSink& fault_;
  std::string where_;
  std::size_t count_ = 0;
};

void read_page(ByteReader& reader, PageFormat format, const std::string& where, const PageSink& sink,
               const FaultSink& fault) {
  Result<std::string> bytes = reader.read_all(kMaxPageBytes);
  if (!bytes) return fault({bytes.error().code, bytes.error().message, where});
  Page page;
  page.bytes = std::move(*bytes);
  page.format = format;
  page.where = where;
  sink(std::move(page));
}

// Read what is not packed (any more).
void read_plain(ByteReader& reader, const SkipDamage& skip_damage, const std::string& where,
                const PageSink& page, const FaultSink& fault) {
  const Result<std::string_view> front = reader.peek(kSniffBytes);
  if (!front) return fault({front.error().code, front.error().message, where});
  const Sniffed sniffed = sniff(*front);
  switch (sniffed.kind) {
    case FileKind::empty:
      return fault({ErrorCode::bad_input, "the file is empty", where});
    case FileKind::binary:
      return fault({ErrorCode::unsupported, sniffed.what + ", not a page", where});
    case FileKind::gzip:
      return fault({ErrorCode::unsupported, "packed twice", where});
    case FileKind::warc:
      return read_warc(reader, skip_damage, where, page, fault);
    case FileKind::json_lines:
      return read_json_lines(reader, where, page, fault);
    case FileKind::html:
      return read_page(reader, PageFormat::html, where, page, fault);
    case FileKind::text:
      return read_page(reader, PageFormat::dump, where, page, fault);
  }
}

void read_packed(ByteReader packed, const std::string& where, const PageSink& page, const FaultSink& fault) {
  GzipReader gzip([&packed](std::span<char> out) -> Result<std::size_t> {
    const Result<std::string_view> bytes = packed.peek(out.size());
    if (!bytes) return tl::unexpected(bytes.error());
    std::copy(bytes->begin(), bytes->end(), out.begin());
    const std::size_t n = bytes->size();
    return packed.skip(n).map([n] { return n; });
  });
  ByteReader reader([&gzip](std::span<char> out) { return gzip.read(out); });
  read_plain(
      reader, [&gzip] { return gzip.skip_to_next_member().value_or(false); }, where, page, fault);
}

void read_source(ByteSource source, const std::string& where, const PageSink& page, const FaultSink& fault) {
  FaultCounter counter(fault, where);
  const FaultSink counted = [&counter](const Error& error) { counter(error); };
  ByteReader reader(std::move(source));
  const Result<std::string_view> front = reader.peek(kSniffBytes);
  if (!front) {
    counter({front.error().code, front.error().message, where});
  } else if (is_gzip(*front)) {
    read_packed(std::move(reader), where, page, counted);
  } else {
    read_plain(reader, {}, where, page, counted);
  }
  counter.finish();
}

void read_file_at(const fs::path& path, const PageSink& page, const FaultSink& fault) {
  Result<ByteSource> source = open_source(path);
  if (!source) return fault(source.error());
  read_source(std::move(*source), path == "-" ? "standard input" : path.string(), page, fault);
}

// Return the entries of a folder that count, by name.
std::vector<fs::path> entries_of(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const bool is_hidden = it->path().filename().native().starts_with('.');
    if (!is_hidden) entries.push_back(it->path());
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

void read_folder(const fs::path& folder, std::size_t depth, const PageSink& page, const FaultSink& fault) {
  std::error_code error;
  const std::vector<fs::path> entries = entries_of(folder, error);
  if (error) fault({ErrorCode::unreadable, "cannot list the folder: " + error.message(), folder.string()});
  for (const fs::path& entry : entries) {
    const bool is_folder = fs::is_directory(fs::symlink_status(entry, error));
    if (is_folder && depth >= kMaxFolderDepth) {
      fault({ErrorCode::too_large, "folders nested too deeply", entry.string()});
    } else if (is_folder) {
      read_folder(entry, depth + 1, page, fault);
    } else if (fs::is_regular_file(entry, error)) {
      read_file_at(entry, page, fault);
    }
  }
}

}  // namespace

void collect(const fs::path& path, const PageSink& page, const FaultSink& fault) {
  std::error_code error;
  if (path != "-" && fs::is_directory(path, error)) return read_folder(path, 0, page, fault);
  read_file_at(path, page, fault);
}

void collect_bytes(std::string_view bytes, const std::string& name, const PageSink& page,
                   const FaultSink& fault) {
  read_source(memory_source(bytes), name, page, fault);
}

}  // namespace dragoman
