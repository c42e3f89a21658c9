/**
 * The words are handed over with their quotes taken away, which evaluates nothing; zsh quotes what it inserts.
 *
 * Source: https://zsh.sourceforge.io/Doc/Release/Completion-System.html
 */
export const zsh = String.raw`#compdef bridgesmith
# zsh completion for bridgesmith: eval "$(bridgesmith completion zsh)"
_bridgesmith() {
  local paths line
  local -a lines candidates
  lines=("${'$'}{(@f)$(command bridgesmith complete zsh -- "${'$'}{(@Q)words[2,CURRENT-1]}" "${'$'}{(Q)PREFIX}" 2>/dev/null)}")
  paths=$lines[1]
  for line in "${'$'}{(@)lines[2,-1]}"; do
    candidates+=("${'$'}{${'$'}{line%%$'\t'*}//:/\\:}:${'$'}{line#*$'\t'}")
  done
  (( $#candidates )) && _describe 'bridgesmith' candidates
  case $paths in
    folders) _files -/ ;;
    files) _files ;;
    definitions) _files -g '*.(json|yaml|yml)' ;;
  esac
}
compdef _bridgesmith bridgesmith`;
