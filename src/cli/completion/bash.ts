/**
 * The words are handed over as they stand on the line: nothing evaluates them. Readline quotes what it inserts, as it does
 * with names of files.
 *
 * Source: https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
 */
export const bash = String.raw`# bash completion for bridgesmith: eval "$(bridgesmith completion bash)"
_bridgesmith() {
  local current=$2 paths=none word about
  COMPREPLY=()
  {
    IFS= read -r paths
    while IFS=$'\t' read -r word about; do
      COMPREPLY+=("$word")
    done
  } < <(command bridgesmith complete bash -- "${'$'}{COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  compopt -o filenames 2>/dev/null
  case $paths in
    folders)
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current") ;;
    files)
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current") ;;
    definitions)
      while IFS= read -r word; do
        case $word in *.json | *.yaml | *.yml) COMPREPLY+=("$word") ;; *) [[ -d $word ]] && COMPREPLY+=("$word") ;; esac
      done < <(compgen -f -- "$current") ;;
  esac
  if [[ ${'$'}{#COMPREPLY[@]} -eq 1 && ${'$'}{COMPREPLY[0]} == *[=:] ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -F _bridgesmith bridgesmith`;
