// From an HTML page to a report.
#pragma once

#include <string_view>

#include "clean/knowledge.h"
#include "clean/report.h"

namespace dragoman::cleaning {

// Fill text, blocks, pieces and metadata of `report` from a decoded page.
void fill_from_page(std::string_view source, const Knowledge& knowledge, Report& report);

}  // namespace dragoman::cleaning
