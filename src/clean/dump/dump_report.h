// From a text dump to a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/knowledge.h"
#include "clean/report.h"

namespace dragoman::cleaning {

// Fill text, blocks, pieces, title, outlet, agencies, dateline and stamps of `report` from a dump, and return
// what each of its "\n"-divided lines is. The text consists of byte for byte copies of kept lines.
std::vector<std::string> fill_from_dump(std::string_view dump, const Knowledge& knowledge,
                                        const RepeatedLines& repeated, Report& report);

}  // namespace dragoman::cleaning
