#include "claim/codebook.h"

#include "claim/codebook/reader.h"

namespace dragoman {

Result<Codebook> Codebook::load(const std::filesystem::path& folder) {
  return CodebookReader().read(folder);
}

const Language* Codebook::language(std::string_view code) const {
  for (const Language& known : languages_) {
    if (known.code == code) return &known;
  }
  return nullptr;
}

std::optional<FrameId> Codebook::frame(std::string_view wanted) const {
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (frames_[i].name == wanted) return static_cast<FrameId>(i);
  }
  return std::nullopt;
}

std::optional<OperatorId> Codebook::op(std::string_view wanted) const {
  for (std::size_t i = 0; i < operators_.size(); ++i) {
    if (operators_[i].name == wanted) return static_cast<OperatorId>(i);
  }
  return std::nullopt;
}

}  // namespace dragoman
