// Parts of a report that the record keeps as JSON text in one column, because nobody filters by them: lists
// of texts, blocks, pieces. Numbers stand in one flat array, which is compact and quick to read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/report.h"

namespace dragoman {

std::string texts_to_json(const std::vector<std::string>& texts);
std::string blocks_to_json(const std::vector<Block>& blocks);  // [kind, begin, end, ...]
std::string pieces_to_json(const std::vector<Piece>& pieces);  // [text begin, end, source begin, end, ...]

// Read them back; what is not as written gives an empty list.
std::vector<std::string> texts_from_json(std::string_view text);
std::vector<Block> blocks_from_json(std::string_view text);
std::vector<Piece> pieces_from_json(std::string_view text);

}  // namespace dragoman
