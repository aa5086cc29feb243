#include "record/layout.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace dragoman {
namespace {

namespace json = boost::json;

std::string numbers_to_json(const std::vector<std::uint32_t>& numbers) {
  std::string out = "[";
  for (const std::uint32_t number : numbers) {
    if (out.size() > 1) out += ',';
    out += std::to_string(number);
  }
  return out + "]";
}

std::vector<std::uint32_t> numbers_from_json(std::string_view text) {
  std::vector<std::uint32_t> out;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    std::uint32_t value = 0;
    const auto [stop, error] = std::from_chars(at, end, value);
    if (error == std::errc()) out.push_back(value);
    at = error == std::errc() ? stop : at + 1;  // brackets and commas
  }
  return out;
}

}  // namespace

std::string texts_to_json(const std::vector<std::string>& texts) {
  json::array out;
  for (const std::string& text : texts) out.emplace_back(repair_utf8(text));
  return json::serialize(out);
}

std::string blocks_to_json(const std::vector<Block>& blocks) {
  std::vector<std::uint32_t> numbers;
  for (const Block& block : blocks) {
    numbers.insert(numbers.end(), {static_cast<std::uint32_t>(block.kind), block.text.begin, block.text.end});
  }
  return numbers_to_json(numbers);
}

std::string pieces_to_json(const std::vector<Piece>& pieces) {
  std::vector<std::uint32_t> numbers;
  for (const Piece& piece : pieces) {
    numbers.insert(numbers.end(), {piece.text.begin, piece.text.end, piece.source.begin, piece.source.end});
  }
  return numbers_to_json(numbers);
}

std::vector<std::string> texts_from_json(std::string_view text) {
  json::error_code error;
  const json::value value = json::parse({text.data(), text.size()}, error);
  std::vector<std::string> out;
  if (error || !value.is_array()) return out;
  for (const json::value& item : value.get_array()) {
    if (item.is_string()) out.emplace_back(item.get_string());
  }
  return out;
}

std::vector<Block> blocks_from_json(std::string_view text) {
  const std::vector<std::uint32_t> numbers = numbers_from_json(text);
  std::vector<Block> out;
  for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
    out.push_back({static_cast<BlockKind>(numbers[i]), {numbers[i + 1], numbers[i + 2]}});
  }
  return out;
}

std::vector<Piece> pieces_from_json(std::string_view text) {
  const std::vector<std::uint32_t> numbers = numbers_from_json(text);
  std::vector<Piece> out;
  for (std::size_t i = 0; i + 3 < numbers.size(); i += 4) {
    out.push_back({{numbers[i], numbers[i + 1]}, {numbers[i + 2], numbers[i + 3]}});
  }
  return out;
}

}  // namespace dragoman
