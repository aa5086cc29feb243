// The stages in one line: clean, read, claim. What read, add, rebuild, the desk and the evaluation all run.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "collect/page.h"
#include "record/document.h"

namespace dragoman {

// Everything the stages know: lists, models, gazetteer, codebook. Immutable and safe on any thread; copies
// share it.
class Knowledge {
 public:
  // Load the knowledge folder and the codebook folder. Fails with a sentence that names the file at fault.
  [[nodiscard]] static Result<Knowledge> load(const std::filesystem::path& knowledge,
                                              const std::filesystem::path& codebook);

  // Understand one page. Pure: the same page gives the same document. Fails as clean() does, `where` being
  // the page's.
  [[nodiscard]] Result<Document> understand(const Page& page) const;

 private:
  struct Parts;
  explicit Knowledge(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  // Shared by every copy, and by every Reading made with it; the last to end frees it.
  std::shared_ptr<const Parts> parts_;
};

}  // namespace dragoman
