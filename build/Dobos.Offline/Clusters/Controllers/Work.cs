using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>An object that a controller has to look at.</summary>
internal sealed record Work(Controller Controller, ObjectKey Key);
