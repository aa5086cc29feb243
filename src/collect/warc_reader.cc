#include "collect/warc_reader.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/limits.h"
#include "collect/http_response.h"
#include "collect/sniff.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxHeaderLine = 64U << 10U;
constexpr std::size_t kMaxHeaderBytes = 256U << 10U;
constexpr std::string_view kStart = "WARC/";

struct Header {
  std::string type;
  std::string url;
  std::string date;
  std::string content_type;
  std::uint64_t size = 0;
};

tl::unexpected<Error> bad(std::string message) {
  return fail(ErrorCode::bad_input, std::move(message));
}

tl::unexpected<Error> cut_off() {
  return bad("the file ends inside the record");
}

// Return the lines up to the blank one.
Result<std::string> read_fields(ByteReader& reader) {
  std::string fields;
  std::string line;
  for (;;) {
    const Result<LineRead> read = reader.read_line(line, kMaxHeaderLine);
    if (!read) return tl::unexpected(read.error());
    if (*read == LineRead::end) return cut_off();
    if (*read == LineRead::too_long || fields.size() > kMaxHeaderBytes)
      return bad("the record's header is too long");
    if (line.empty()) return fields;
    fields += line;
    fields += '\n';
  }
}

Result<Header> read_header(ByteReader& reader) {
  const Result<std::string> fields = read_fields(reader);
  if (!fields) return tl::unexpected(fields.error());
  Header header;
  header.type = field_value(*fields, "WARC-Type");
  header.url = field_value(*fields, "WARC-Target-URI");
  header.date = field_value(*fields, "WARC-Date");
  header.content_type = field_value(*fields, "Content-Type");
  if (header.url.starts_with('<') && header.url.ends_with('>'))
    header.url = header.url.substr(1, header.url.size() - 2);
  const std::string size = field_value(*fields, "Content-Length");
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), header.size);
  if (error != std::errc{} || end != size.data() + size.size())
    return bad("the record has no valid Content-Length");
  return header;
}

bool starts_with_word(std::string_view text, std::string_view lower_word) {
  if (text.size() < lower_word.size()) return false;
  for (std::size_t i = 0; i < lower_word.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower_word[i]) return false;
  }
  return true;
}

// Set what kind of page a media type makes; false if it is no text to read.
bool set_format(Page& page) {
  if (starts_with_word(page.content_type, "text/html") ||
      starts_with_word(page.content_type, "application/xhtml")) {
    page.format = PageFormat::html;
    return true;
  }
  if (starts_with_word(page.content_type, "text/plain")) {
    page.format = PageFormat::dump;
    return !page.url.ends_with("/robots.txt");
  }
  if (!page.content_type.empty()) return false;
  return sniff(std::string_view(page.bytes).substr(0, kSniffBytes)).kind == FileKind::html;
}

// Return the page of a record, or nothing if it holds none.
Result<std::optional<Page>> page_of(const Header& header, std::string block) {
  Page page;
  page.url = header.url;
  page.fetched = header.date;
  if (header.type == "response") {
    Result<HttpResponse> response = read_response(std::move(block));
    if (!response) return tl::unexpected(response.error());
    if (response->status < 200 || response->status > 299) return std::nullopt;
    page.content_type = std::move(response->content_type);
    page.bytes = std::move(response->body);
  } else {
    page.content_type = header.content_type;
    page.bytes = std::move(block);
  }
  if (!set_format(page)) return std::nullopt;
  if (page.bytes.empty()) return bad("the page is empty");
  if (page.bytes.size() > kMaxPageBytes) {
    return fail(ErrorCode::too_large, "a page over the limit of " + std::to_string(kMaxPageBytes) + " bytes");
  }
  return page;
}

bool may_hold_page(const Header& header) {
  if (header.type == "response") {
    return starts_with_word(header.url, "http:") || starts_with_word(header.url, "https:");
  }
  return header.type == "resource" || header.type == "conversion";
}

// Read the block of a record behind its header.
Result<std::optional<Page>> read_block(ByteReader& reader, const Header& header) {
  if (!may_hold_page(header) || header.size > kMaxRecordBytes) {
    if (const auto skipped = reader.skip(header.size); !skipped) return tl::unexpected(skipped.error());
    if (!may_hold_page(header)) return std::nullopt;
    return fail(ErrorCode::too_large, "a record of " + std::to_string(header.size) + " bytes, the limit is " +
                                          std::to_string(kMaxRecordBytes));
  }
  std::string block;
  block.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(header.size, 1U << 20U)));
  if (const auto read = reader.read(block, header.size); !read) return tl::unexpected(read.error());
  return page_of(header, std::move(block));
}

// What reading a record left behind.
enum class State : std::uint8_t { fine, damaged, done };

class WarcReader {
 public:
  WarcReader(ByteReader& reader, const SkipDamage& skip_damage, std::string where, const PageSink& page,
             const FaultSink& fault)
      : reader_(reader), skip_damage_(skip_damage), where_(std::move(where)), page_(page), fault_(fault) {}

  void run() {
    for (State state = State::fine; state != State::done;) {
      state = state == State::damaged ? find_record() : read_record();
    }
  }

 private:
  State read_record();
  State find_record();
  State report(const Error& error, State next);

  ByteReader& reader_;
  const SkipDamage& skip_damage_;
  std::string where_;
  const PageSink& page_;
  const FaultSink& fault_;
  std::size_t number_ = 0;
  std::uint64_t begin_ = 0;
  bool is_searching_ = false;  // behind damage that has been told
};

State WarcReader::report(const Error& error, State next) {
  std::string here = where_ + ", record " + std::to_string(number_);
  if (!skip_damage_) here += " at byte " + std::to_string(begin_);
  fault_({error.code, error.message, std::move(here)});
  return next;
}

// Read the record that begins here. Errors in its content cost the record; those of its frame cost the place.
State WarcReader::read_record() {
  std::string line;
  do {
    begin_ = reader_.position();
    const Result<LineRead> read = reader_.read_line(line, kMaxHeaderLine);
    if (read && *read == LineRead::end) return State::done;
    if (!read && is_searching_) return State::damaged;
    if (!read) {
      ++number_;
      return report(read.error(), State::damaged);
    }
  } while (line.empty());
  if (!std::string_view(line).starts_with(kStart)) {
    if (is_searching_) return State::damaged;
    ++number_;
    return report({ErrorCode::bad_input, "no record begins where one should", {}}, State::damaged);
  }
  is_searching_ = false;
  ++number_;
  const Result<Header> header = read_header(reader_);
  if (!header) return report(header.error(), State::damaged);
  const std::uint64_t block = reader_.position();
  Result<std::optional<Page>> page = read_block(reader_, *header);
  const bool is_whole = reader_.position() == block + header->size;
  if (!page) return report(page.error(), is_whole ? State::fine : State::damaged);
  if (*page) {
    (*page)->where = where_ + ", record " + std::to_string(number_);
    page_(std::move(**page));
  }
  return State::fine;
}

// Look for the next record: first in what can still be read, then behind damaged packing.
State WarcReader::find_record() {
  is_searching_ = true;
  const Result<bool> found = reader_.skip_to_line(kStart);
  if (found) return *found ? State::fine : State::done;
  reader_.discard();
  return skip_damage_ && skip_damage_() ? State::fine : State::done;
}

}  // namespace

void read_warc(ByteReader& reader, const SkipDamage& skip_damage, const std::string& where,
               const PageSink& page, const FaultSink& fault) {
  WarcReader(reader, skip_damage, where, page, fault).run();
}

}  // namespace dragoman
