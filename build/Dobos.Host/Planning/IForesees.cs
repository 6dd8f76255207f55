namespace Dobos.Host.Planning;

/// <summary>A task that can tell, without doing anything, what it would do.</summary>
public interface IForesees
{
    static abstract Forecast Foresee(Prospect prospect);
}
