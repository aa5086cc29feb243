#include "record/pipeline.h"

#include "base/unicode.h"
#include "claim/code.h"
#include "claim/codebook.h"
#include "clean/clean.h"
#include "read/read.h"

namespace dragoman {

struct Knowledge::Parts {
  CleanKnowledge clean;
  ReadKnowledge read;
  Codebook codebook;
};

Result<Knowledge> Knowledge::load(const std::filesystem::path& knowledge,
                                  const std::filesystem::path& codebook) {
  auto clean = CleanKnowledge::load(knowledge);
  if (!clean) return tl::unexpected<Error>(clean.error());
  auto read = ReadKnowledge::load(knowledge);
  if (!read) return tl::unexpected<Error>(read.error());
  auto book = Codebook::load(codebook);
  if (!book) return tl::unexpected<Error>(book.error());
  return Knowledge(
      std::make_shared<const Parts>(Parts{std::move(*clean), std::move(*read), std::move(*book)}));
}

Result<Document> Knowledge::understand(const Page& page) const {
  auto cleaned = clean(page, parts_->clean);
  if (!cleaned) {
    Error error = cleaned.error();
    error.where = page.where;
    return tl::unexpected<Error>(std::move(error));
  }
  if (trim(cleaned->report.text).empty()) {
    return fail(ErrorCode::bad_input, "no text was found in the page", page.where);
  }
  Document out;
  out.report = std::move(cleaned->report);
  out.reading = read(out.report, parts_->read);
  out.claims = code(out.report, out.reading, parts_->codebook);
  out.incidents = incidents(out.report, out.reading, out.claims, parts_->codebook);
  return out;
}

}  // namespace dragoman
