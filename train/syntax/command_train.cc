// `dragoman train`. Stands here and not with the other commands because src/ does not see train/.
#include "cli/commands.h"
#include "cli/speak.h"
#include "train/syntax/train.h"

namespace dragoman {

int train_command(const Folders& /*folders*/, const TrainOptions& options) {
  const Result<void> done = train::train_models(options.recipe, options.corpora, options.out, options.steps);
  return done ? 0 : failed(done.error());
}

}  // namespace dragoman
