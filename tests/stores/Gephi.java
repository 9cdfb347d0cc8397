import java.io.File;
import java.util.Arrays;
import java.util.TreeMap;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/**
 * Imports a file as Gephi does, and prints what came in: nodes by kind, edges by kind, and each issue that the import
 * reports, one a line.
 *
 * java -cp gephi-toolkit.jar Gephi.java FILE
 */
class Gephi {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        projects.newProject();
        Container container = importer.importFile(new File(arguments[0]));
        for (Issue issue : (Iterable<Issue>) () -> container.getReport().getIssues(1000))
            System.out.println("issue\t" + issue.getLevel() + "\t" + issue.getMessage());
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        var counts = new TreeMap<String, Integer>();
        for (var node : model.getDirectedGraph().getNodes().toArray())
            counts.merge("node\t" + node.getAttribute("kind"), 1, Integer::sum);
        for (var edge : model.getDirectedGraph().getEdges().toArray())
            counts.merge("edge\t" + edge.getTypeLabel(), 1, Integer::sum);
        counts.forEach((what, n) -> System.out.println(what + "\t" + n));
        System.exit(0);
    }
}
