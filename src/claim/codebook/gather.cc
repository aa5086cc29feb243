#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "claim/codebook/reader.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxInheritance = 8;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// The TOML files of a folder in the order of their names, so that the same files always make the same
// codebook.
std::vector<fs::path> toml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error) && entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string suggestion(std::string_view wanted, const std::vector<std::string>& names) {
  const std::string* best = nullptr;
  std::size_t least = 3;  // more than two slips are another word
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(wanted, name);
    if (distance < least) {
      least = distance;
      best = &name;
    }
  }
  return best == nullptr ? "" : fmt::format("; did you mean '{}'?", *best);
}

std::vector<std::string> pieces_of(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    const std::string_view piece = trim(text.substr(at, end - at));
    if (!piece.empty()) pieces.emplace_back(piece);
    at = end + 1;
  }
  return pieces;
}

Language& CodebookReader::language(const std::string& code) {
  for (Language& known : book_.languages_) {
    if (known.code == code) return known;
  }
  book_.languages_.push_back(Language{});
  book_.languages_.back().code = code;
  return book_.languages_.back();
}

Result<void> CodebookReader::gather_folder(const fs::path& folder, const std::string& shown,
                                           const std::string& code, std::vector<LanguageFile>& into) {
  for (const fs::path& path : toml_files(folder)) {
    auto file = read_codebook_file(path, shown + '/' + path.filename().string());
    if (!file) return tl::unexpected(std::move(file.error()));
    into.push_back({std::move(*file), code});
  }
  return {};
}

Result<void> CodebookReader::gather(const fs::path& folder, int depth) {
  const std::string shown =
      folder.filename().empty() ? folder.parent_path().filename().string() : folder.filename().string();
  auto main = read_codebook_file(folder / "codebook.toml", shown + "/codebook.toml");
  if (!main) return tl::unexpected(std::move(main.error()));
  if (auto ok = expect_keys(*main, main->root, {"name", "version", "extends", "languages"}); !ok) return ok;
  if (const Node* base = main->root.find("extends")) {
    if (depth >= kMaxInheritance) return complain(*main, *base, "codebooks extend each other in a circle");
    if (auto ok = gather(folder / base->text, depth + 1); !ok) return ok;
  }
  if (const Node* name = main->root.find("name")) book_.name_ = name->text;
  if (const Node* version = main->root.find("version")) book_.version_ = version->text;

  std::error_code error;
  if (fs::exists(folder / "operators.toml", error)) {
    auto file = read_codebook_file(folder / "operators.toml", shown + "/operators.toml");
    if (!file) return tl::unexpected(std::move(file.error()));
    operators_.push_back(std::move(*file));
  }
  for (const fs::path& path : toml_files(folder / "frames")) {
    auto file = read_codebook_file(path, shown + "/frames/" + path.filename().string());
    if (!file) return tl::unexpected(std::move(file.error()));
    frames_.push_back(std::move(*file));
  }
  const Node* languages = main->root.find("languages");
  if (languages == nullptr) return {};
  const auto codes = texts_of(*main, *languages);
  if (!codes) return tl::unexpected(codes.error());
  for (const std::string& code : *codes) {
    language(code);
    const fs::path base = folder / code;
    const std::string name = fmt::format("{}/{}", shown, code);
    if (auto ok = gather_folder(base / "lexicons", name + "/lexicons", code, lexicons_); !ok) return ok;
    if (auto ok = gather_folder(base / "incidents", name + "/incidents", code, lexicons_); !ok) return ok;
    if (auto ok = gather_folder(base / "operators", name + "/operators", code, operator_words_); !ok)
      return ok;
    if (auto ok = gather_folder(base / "stances", name + "/stances", code, stances_); !ok) return ok;
    if (auto ok = gather_folder(base / "rules", name + "/rules", code, rules_); !ok) return ok;
  }
  return {};
}

Result<Codebook> CodebookReader::read(const fs::path& folder) {
  if (auto ok = gather(folder, 0); !ok) return tl::unexpected(std::move(ok.error()));
  // Lexicons first: frames and rules name them. An entry "@other" needs the other list, so they are read
  // twice: once to know the names, once to fill them.
  for (const LanguageFile& file : lexicons_) {
    for (const Node& list : file.file.root.table) {
      Language& target = language(file.language);
      if (target.lexicon(list.key)) continue;
      target.lexicon_ids.emplace(list.key, static_cast<LexiconId>(target.lexicons.size()));
      target.lexicons.emplace_back();
    }
  }
  const auto each = [](const auto& files, auto&& step) -> Result<void> {
    for (const auto& file : files) {
      if (auto ok = step(file); !ok) return ok;
    }
    return {};
  };
  if (auto ok = each(lexicons_, [&](const auto& file) { return read_lexicon(file); }); !ok) {
    return tl::unexpected(std::move(ok.error()));
  }
  if (auto ok = each(operators_, [&](const auto& file) { return read_operators(file); }); !ok) {
    return tl::unexpected(std::move(ok.error()));
  }
  if (auto ok = each(frames_, [&](const auto& file) { return read_frame(file); }); !ok) {
    return tl::unexpected(std::move(ok.error()));
  }
  if (auto ok = each(operator_words_, [&](const auto& file) { return read_operator_words(file); }); !ok) {
    return tl::unexpected(std::move(ok.error()));
  }
  if (auto ok = each(stances_, [&](const auto& file) { return read_stances(file); }); !ok) {
    return tl::unexpected(std::move(ok.error()));
  }
  if (auto ok = each(rules_, [&](const auto& file) { return read_rules(file); }); !ok) {
    return tl::unexpected(std::move(ok.error()));
  }
  return std::move(book_);
}

}  // namespace dragoman
