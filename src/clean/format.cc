#include "clean/format.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kFront = 4096;  // bytes that decide

std::string lower_front(std::string_view text) {
  std::string out(text.substr(0, kFront));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

bool is_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (is_utf16(bytes)) return false;
  for (const std::string_view mark :
       {"%PDF-"sv, "\x89PNG"sv, "GIF8"sv, "\xFF\xD8\xFF"sv, "PK\x03\x04"sv, "\x1F\x8B"sv,
        "\x7F"
        "ELF"sv,
        "RIFF"sv, "\x00\x00\x00"sv}) {
    if (bytes.starts_with(mark)) return true;
  }
  const std::string_view front = bytes.substr(0, kFront);
  const auto controls = std::count_if(front.begin(), front.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B;
  });
  return static_cast<std::size_t>(controls) * 20 > front.size();
}

bool is_html(std::string_view text, std::string_view content_type) {
  const std::string type = lower_front(content_type);
  if (type.find("html") != std::string::npos) return true;
  if (type.find("text/plain") != std::string::npos) return false;
  const std::string front = lower_front(trim(text));
  for (const std::string_view opening : {"<!doctype", "<html", "<head", "<body", "<?xml", "<!--"}) {
    if (front.starts_with(opening)) return true;
  }
  std::size_t tags = 0;
  for (const std::string_view tag :
       {"<html", "<head>", "<body", "<p>", "<p ", "<div", "<a href", "<br", "<h1", "<script", "<meta ",
        "</p>", "</div>", "</a>", "<span", "<table"}) {
    if (front.find(tag) != std::string::npos) ++tags;
  }
  return tags >= 3 || (tags >= 1 && front.starts_with('<'));
}

}  // namespace dragoman::cleaning
