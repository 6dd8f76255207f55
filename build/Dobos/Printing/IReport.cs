namespace Dobos.Printing;

/// <summary>The answer of a target, for a person and for a machine.</summary>
public interface IReport
{
    string ToText();

    string ToJson();
}
