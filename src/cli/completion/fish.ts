/**
 * fish hands the words over without evaluating them, and quotes what it inserts.
 *
 * Source: https://fishshell.com/docs/current/completions.html
 */
export const fish = String.raw`# fish completion for bridgesmith: bridgesmith completion fish | source
function __bridgesmith_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (command bridgesmith complete fish -- $words[2..-1] "$current" 2>/dev/null)
    test (count $lines) -gt 0; or return
    test (count $lines) -gt 1; and printf '%s\n' $lines[2..-1]
    switch $lines[1]
        case folders
            __fish_complete_directories "$current"
        case files
            __fish_complete_path "$current"
        case definitions
            for path in (__fish_complete_path "$current")
                string match -qr '(/|\.json|\.yaml|\.yml)(\t.*)?$' -- $path; and printf '%s\n' $path
            end
    end
end
complete -c bridgesmith -f -a '(__bridgesmith_complete)'`;
