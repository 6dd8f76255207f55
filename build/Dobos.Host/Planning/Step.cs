using Dobos.Host.Targets;

namespace Dobos.Host.Planning;

public sealed record Step(Target Target, Forecast Forecast);
