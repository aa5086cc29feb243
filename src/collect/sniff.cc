#include "collect/sniff.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/inflate.h"

namespace dragoman {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr auto kMagics = std::to_array<Magic>({
    {"%PDF-", "a PDF file"},
    {"\x89PNG\r\n", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"PK\x03\x04", "a ZIP archive or office document"},
    {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
    {"Rar!\x1A\x07", "a RAR archive"},
    {"BZh", "bzip2 data"},
    {"\xFD"
     "7zXZ",
     "xz data"},
    {"\x28\xB5\x2F\xFD", "Zstandard data"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\xD0\xCF\x11\xE0", "an office document"},
    {"SQLite format 3", "an SQLite database"},
    {"{\\rtf", "an RTF document"},
});

// The tags that decide, in lower case.
constexpr auto kTags = std::to_array<std::string_view>(
    {"<!doctype", "<html",    "<head", "<body",    "<title", "<meta", "<script", "<link", "<div",    "<p>",
     "<p ",       "<article", "<main", "<section", "<table", "<h1",   "<span",   "<br",   "<a href", "<!--"});

std::string_view skip_blanks(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// UTF-16 is text although every second byte of its ASCII is NUL.
bool may_be_utf16(std::string_view front) {
  if (front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF")) return true;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < front.size(); ++i) zeros[i % 2] += front[i] == '\0' ? 1 : 0;
  const auto [few, many] = std::minmax(zeros[0], zeros[1]);
  return many * 8 > front.size() && few * 16 < many;
}

// Text of any encoding has next to no control characters; random or packed bytes have 10 %.
bool is_binary(std::string_view front) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_usual = (byte >= 0x09 && byte <= 0x0D) || byte == 0x1B;
    return (byte < 0x20 && !is_usual) || byte == 0x7F;
  };
  const auto controls = static_cast<std::size_t>(std::count_if(front.begin(), front.end(), is_control));
  return controls * 20 > front.size() && !may_be_utf16(front);
}

bool looks_like_json_lines(std::string_view front) {
  if (!front.starts_with('{')) return false;
  const std::size_t at = front.find_first_not_of(" \t", 1);
  return at != std::string_view::npos && (front[at] == '"' || front[at] == '}');
}

}  // namespace

bool looks_like_html(std::string_view front) {
  const std::string lower = ascii_lower(front.substr(0, 4096));
  return std::any_of(kTags.begin(), kTags.end(),
                     [&](std::string_view tag) { return lower.find(tag) != std::string::npos; });
}

Sniffed sniff(std::string_view front) {
  if (front.empty()) return {FileKind::empty, {}};
  if (is_gzip(front)) return {FileKind::gzip, {}};
  if (front.starts_with("WARC/")) return {FileKind::warc, {}};
  for (const Magic& magic : kMagics) {
    if (front.starts_with(magic.bytes)) return {FileKind::binary, std::string(magic.what)};
  }
  if (is_binary(front)) return {FileKind::binary, "binary data"};
  if (front.starts_with("\xEF\xBB\xBF")) front.remove_prefix(3);
  const std::string_view text = skip_blanks(front);
  if (text.empty() && front.size() < kSniffBytes) return {FileKind::empty, {}};
  if (looks_like_json_lines(text)) return {FileKind::json_lines, {}};
  return {looks_like_html(text) || may_be_utf16(front) ? FileKind::html : FileKind::text, {}};
}

}  // namespace dragoman
