// The headline and the summary of a dump, among lines already told apart.
#pragma once

#include "clean/dump/classify.h"

namespace dragoman::cleaning {

// Set the kinds of the title, of newsrooms, of headlines of other stories among the body, of its repetitions
// and of the standfirst. A page that states no headline gets none.
void mark_headlines(const std::vector<Line>& lines, const LineContext& context,
                    const std::vector<float>& scores, const Knowledge& knowledge,
                    std::vector<LineKind>& kinds);

}  // namespace dragoman::cleaning
