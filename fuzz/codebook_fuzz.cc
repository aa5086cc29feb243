// Any text as a rule file of a codebook: it loads or is refused with file and
// line; what loads can be asked.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "claim/codebook.h"

using namespace dragoman;

namespace {

void write(const std::filesystem::path &path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A codebook of one frame, in a folder of this process.
std::filesystem::path small_codebook() {
  auto folder = std::filesystem::temp_directory_path() /
                ("codebook_fuzz_" + std::to_string(::getpid()));
  write(folder / "codebook.toml",
        "name = \"Small\"\nversion = \"1\"\nlanguages = [\"en\"]\n");
  write(folder / "operators.toml",
        "[[operator]]\nname = \"plan\"\nmodality = \"planned\"\n");
  write(folder / "frames/gift.toml",
        "frame = \"gift\"\n[roles]\ngiver = { accepts = \"actor\" "
        "}\n[[phase]]\nname = \"given\"\n");
  write(folder / "en/lexicons/words.toml", "sweets = [\"cake, apple pie\"]\n");
  return folder;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data,
                                      std::size_t size) {
  static const std::filesystem::path folder = small_codebook();
  write(folder / "en/rules/gift.toml",
        {reinterpret_cast<const char *>(data), size});
  const auto book = Codebook::load(folder);
  if (!book && book.error().line().find(".toml") == std::string::npos)
    std::abort();
  if (book && book->frames().size() != 1)
    std::abort();
  return 0;
}
