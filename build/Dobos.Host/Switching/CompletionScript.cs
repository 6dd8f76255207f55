using Dobos.Failures;
using Dobos.Host.Targets;

namespace Dobos.Host.Switching;

/// <summary>What a shell runs to complete our command line; made from the same declarations as the help.</summary>
public static class CompletionScript
{
    public static string Of(string shell, TargetCatalog catalog)
    {
        var targets = string.Join(' ', catalog.All.Select(target => target.Name).Order());
        var switches = string.Join(' ', CommonSwitches.All.Concat(catalog.All.SelectMany(target => target.Switches)).Select(known => known.Name).Distinct().Order());
        return shell switch
        {
            "bash" => Bash(targets, switches),
            "zsh" => $"autoload -U +X bashcompinit && bashcompinit\n{Bash(targets, switches)}",
            "pwsh" => PowerShell(targets, switches),
            _ => throw new UsageException($"--completion {shell} is unknown; the shells are bash, zsh and pwsh."),
        };
    }

    private static string Bash(string targets, string switches) => $$"""
        _dobos() {
          local word=${COMP_WORDS[COMP_CWORD]} folder
          folder=$(dirname -- "${COMP_WORDS[0]}")
          case ${COMP_WORDS[COMP_CWORD-1]} in
            --target) COMPREPLY=($(compgen -W '{{targets}}' -- "$word")) ;;
            --env|--with) COMPREPLY=($(compgen -W "$(ls "$folder/build/environments" | sed -n 's/^\([^.]*\)\.json$/\1/p')" -- "$word")) ;;
            *) COMPREPLY=($(compgen -W '{{switches}}' -- "$word")) ;;
          esac
        }
        complete -F _dobos build.sh ./build.sh

        """;

    private static string PowerShell(string targets, string switches) => $$"""
        Register-ArgumentCompleter -Native -CommandName build.ps1, ./build.ps1 -ScriptBlock {
          param($word, $command)
          $before = $command.CommandElements | Select-Object -Last 2 | ForEach-Object { "$_" }
          $list = if ($before -contains '--target') { '{{targets}}' } else { '{{switches}}' }
          $list -split ' ' | Where-Object { $_ -like "$word*" }
        }

        """;
}
