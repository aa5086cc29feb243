#include "clean/body/analysis.h"

#include "clean/body/select.h"

namespace dragoman::cleaning {

PageAnalysis::PageAnalysis(std::string_view source, const Knowledge& knowledge, bool weigh,
                           std::vector<std::string>* notes)
    : tree(html::parse_html(source, notes)),
      cut(cut_blocks(tree, knowledge.hints)),
      structured(read_structured(tree)),
      view(view_blocks(tree, cut, knowledge.phrases, knowledge.months)) {
  if (!weigh) return;
  scores = block_scores(view, structured, knowledge.blocks);
  kept = select_blocks(view, scores);
}

}  // namespace dragoman::cleaning
