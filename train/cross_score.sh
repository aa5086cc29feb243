#!/bin/sh
# train/cross_score.sh DEV SCORER WORK: score the whole cleaning on pages that its models have not seen: five times,
# a fifth of the pages is left out of training and cleaned with the models of the rest. Prints the scorer's figures
# for every set over all pages.
set -e
dev=$1 scorer=$2 work=$3
top=$(cd "$(dirname "$0")/.." && pwd)
build=${DRAGOMAN_BUILD:-$top/build/release}
for fold in 0 1 2 3 4; do
  kn=$work/knowledge$fold
  rm -rf "$kn" && mkdir -p "$kn/models"
  ln -s "$top/knowledge/clean" "$kn/clean"
  for what in lines blocks titles dates authors; do
    "$build/bin/train_clean" $what "$dev" "$top/knowledge" "$kn/models" $fold > "$work/train$fold.$what.log"
  done
  DRAGOMAN_KNOWLEDGE=$kn "$build/bin/dragoman_predict" extraction "$dev" "$work/out$fold" || true
done
for set in dumps aeb wcxb bbaw htmldate; do
  : > "$work/$set.pred.jsonl"
  for fold in 0 1 2 3 4; do
    sort -u "$work/knowledge$fold/models/left_out" | sed 's/.*/"id":"&"/' > "$work/ids"
    grep -F -f "$work/ids" "$work/out$fold/$set.pred.jsonl" >> "$work/$set.pred.jsonl" || true
  done
  gold=$dev/$set.gold.jsonl
  [ -f "$gold" ] || gold=$gold.gz
  echo "== $set" && python3 "$scorer" "$gold" "$work/$set.pred.jsonl"
done
