#include "clean/report.h"

#include <algorithm>

namespace dragoman {
namespace {

bool ends_before(const Piece& piece, std::uint32_t at) {
  return piece.text.end <= at;
}

bool is_one_to_one(const Piece& piece) {
  return piece.text.size() == piece.source.size();
}

}  // namespace

std::uint32_t source_position(const Report& report, std::uint32_t at) {
  const auto piece = std::lower_bound(report.pieces.begin(), report.pieces.end(), at, ends_before);
  if (piece == report.pieces.end()) return report.pieces.empty() ? at : report.pieces.back().source.end;
  if (at < piece->text.begin || !is_one_to_one(*piece)) return piece->source.begin;
  return piece->source.begin + (at - piece->text.begin);
}

ByteRange source_range(const Report& report, ByteRange range) {
  const std::uint32_t begin = source_position(report, range.begin);
  if (range.empty()) return {begin, begin};
  const auto piece = std::lower_bound(report.pieces.begin(), report.pieces.end(), range.end - 1, ends_before);
  if (piece == report.pieces.end()) return {begin, std::max(begin, source_position(report, range.end))};
  if (range.end <= piece->text.begin) return {begin, std::max(begin, piece->source.begin)};
  if (!is_one_to_one(*piece)) return {begin, std::max(begin, piece->source.end)};
  return {begin, std::max(begin, piece->source.begin + (range.end - piece->text.begin))};
}

}  // namespace dragoman
