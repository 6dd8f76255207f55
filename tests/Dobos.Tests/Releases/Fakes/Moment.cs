namespace Dobos.Tests.Releases.Fakes;

/// <summary>Where in a request its sender dies.</summary>
internal enum Moment
{
    /// <summary>The registry never hears of it.</summary>
    Before,

    /// <summary>The registry gets half of the body.</summary>
    Within,

    /// <summary>The registry has done it, and nobody hears so.</summary>
    After,
}
