// Cleaning: from any page to a clean report. An HTML page is parsed and its blocks weighed; a text dump is
// weighed line by line. Title, authors, outlet, agencies, dates and language are read from what the page
// states, each with how it is known, and left empty where the page does not say.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "clean/report.h"
#include "collect/page.h"

namespace dragoman {

namespace cleaning {
struct Knowledge;
}

// The lists and models that cleaning uses: month names, agencies, outlets, phrases of furniture, line and
// block models. Immutable; copies share it; safe on any thread.
class CleanKnowledge {
 public:
  // Read `folder`/clean and `folder`/models. Fails with a sentence that names the file (and line) at fault.
  [[nodiscard]] static Result<CleanKnowledge> load(const std::filesystem::path& folder);

  [[nodiscard]] const cleaning::Knowledge& get() const { return *knowledge_; }

 private:
  explicit CleanKnowledge(std::shared_ptr<const cleaning::Knowledge> knowledge)
      : knowledge_(std::move(knowledge)) {}
  // Shared: every worker and every call reads the one copy, and the last to end frees it.
  std::shared_ptr<const cleaning::Knowledge> knowledge_;
};

struct CleanOptions {
  bool redact = true;  // mask telephone numbers, addresses of e-mail, passports, accounts, homes
};

struct CleanPage {
  Report report;
  std::string source;              // the decoded page (UTF-8) that Piece::source refers to
  std::vector<std::string> lines;  // text dumps only: what each "\n"-divided line is ("body", "caption", ...)
};

// Clean one page. Pure: the same page, knowledge and options give the same report. Fails with bad_input when
// the page is no text (binary) or empty, with too_large past kMaxPageBytes.
[[nodiscard]] Result<CleanPage> clean(const Page& page, const CleanKnowledge& knowledge,
                                      const CleanOptions& options = {});

// Clean the pages of one outlet or batch together: a line that several of the text dumps have is furniture.
// Results are parallel to the pages.
[[nodiscard]] std::vector<Result<CleanPage>> clean_batch(std::span<const Page> pages,
                                                         const CleanKnowledge& knowledge,
                                                         const CleanOptions& options = {});

}  // namespace dragoman
